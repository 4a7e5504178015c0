#!/bin/sh
# 公开年报助手（WPS 表格加载项）在 Linux（统信 UOS、银河麒麟等）上的安装与卸载，只动当前用户的文件。
#   sh install.sh              安装，或升级到这个版本（登记在 publish.xml）
#   sh install.sh --jsplugins  登记在 jsplugins.xml（有的麒麟系统读这一个）；换一种方式装，原来的登记会移走，不会登记两次
#   sh install.sh uninstall    卸载
#   sh install.sh … --profile 目录    指定 WPS 的 jsaddons 目录（一般不用）
#   sh install.sh … --root 目录       在这个目录下找 WPS 的安装位置（测试用）
# 登记文件里别的加载项一个字节不动；改之前留一份 .bak。WPS 安装目录里的文件只看不改，要改的告诉管理员。
set -eu

name=ogi-report
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
action=install
mode=publish.xml
root=
profile=${HOME:-}/.local/share/Kingsoft/wps/jsaddons
chosen=no
told=no
damaged=

say() { printf '%s\n' "$*"; }
fail() { told=yes; printf '没有完成：%s\n' "$*" >&2; exit 1; }

while [ $# -gt 0 ]; do
  case $1 in
    install | uninstall) action=$1 ;;
    --jsplugins) mode=jsplugins.xml ;;
    --publish) mode=publish.xml ;;
    --profile) [ $# -ge 2 ] || fail '--profile 后面要写目录'; profile=$2; chosen=yes; shift ;;
    --root) [ $# -ge 2 ] || fail '--root 后面要写目录'; root=$2; shift ;;
    *) fail "不认识的参数：$1" ;;
  esac
  shift
done
if [ "$chosen" = no ] && [ "$(id -u)" = 0 ]; then
  fail '请用平时登录的用户运行，不要用 root 或 sudo：WPS 只看登录用户自己的目录。'
fi
case $mode in
  publish.xml) other=jsplugins.xml ;;
  *) other=publish.xml ;;
esac

# 做到一半的东西都叫 .ogi-report_….part，不管怎样结束都清掉。
part=$profile/.${name}_
copy=${part}copy.part
files=${part}files.part
old=${part}old.part
target=

finish() {
  status=$?
  if [ -n "$target" ] && [ -d "$old" ] && [ ! -e "$target" ]; then mv -- "$old" "$target"; fi
  rm -rf -- "$part"*.part || : # 下次再清。
  [ "$status" = 0 ] || [ "$told" = yes ] || printf '没有完成：原因见上面系统的提示，改好以后再运行一次。\n' >&2
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# 从标准输入读登记文件，去掉本加载项的登记，其余原样写出；$1 非空时把它登记进去。$2 非空表示已知读不懂。
# 返回 0 读懂了；3 空文件；4 读不懂（写出的是能认出的登记）；5 写出的与读进的对不上，不能用。
# 与 install.ps1 的 Merge-Registry 逐段对应，改一处要改两处。
merge() {
  LC_ALL=C awk -v name="$name" -v entry="$1" -v broken="$2" '
    BEGIN {
      blank = "[ \t\r\n]"
      word = "[^ \t\r\n<>/=\"\047!?]+"
      attribute = blank "+" word blank "*=" blank "*(\"[^\"<]*\"|\047[^\047<]*\047)"
      rest_of_tag = "(" attribute ")*" blank "*/?>"
      start_tag = "^<" word rest_of_tag
      end_tag = "^</" word blank "*>"
      plugin_tag = "^<jsplugin(online)?" rest_of_tag
      own_name = blank "+name" blank "*=" blank "*(\"" name "\"|\047" name "\047)"
      own_tag = "^<jsplugin(online)?(" attribute ")*" own_name rest_of_tag
      split("<!-- <![CDATA[ <? <!", opener, " ")
      split("--> ]]> ?> >", closer, " ")
    }

    function ends_with(text, end) {
      return (length(text) >= length(end) && substr(text, length(text) - length(end) + 1) == end)
    }

    # 标签的元素名，前面加 "/"；打开着的元素由外到内连成一串，如 /jsplugins/jsplugin。
    function element_of(tag) {
      match(tag, word)
      return "/" substr(tag, RSTART, RLENGTH)
    }

    # rest 开头的注释、CDATA、处理指令、DOCTYPE 有多长；不是这些，或没有结尾，是 0。
    function aside(rest,   i, at) {
      for (i = 1; i <= 4; i++) {
        if (substr(rest, 1, length(opener[i])) != opener[i]) continue
        at = index(substr(rest, length(opener[i]) + 1), closer[i])
        return at ? length(opener[i]) + at - 1 + length(closer[i]) : 0
      }
      return 0
    }

    # 根元素里本加载项的登记从 from[] 到 to[]，共 count 个；others 是其余内容的原文，登记之间的空白不算。
    # 根元素的结束标签（或 <jsplugins/>）从 root_from 到 root_to。读懂了返回 1。
    function understand(text,   p, at, before, rest, tag, element, open, first, own) {
      count = 0; others = ""; open = ""; root_to = 0
      p = 1
      for (;;) {
        at = index(substr(text, p), "<")
        before = at ? substr(text, p, at - 1) : substr(text, p)
        if (open == "" && before ~ /[^ \t\r\n]/) return 0
        if (!at) return (open == "" && root_to > 0)
        p = p + at - 1
        rest = substr(text, p)
        at = aside(rest)
        if (open == "/jsplugins") {
          gsub(blank, "", before)
          others = others before substr(rest, 1, at)
        }
        if (at) { p = p + at; continue }
        if (match(rest, end_tag)) {
          tag = substr(rest, 1, RLENGTH)
          element = element_of(tag)
          if (!ends_with(open, element)) return 0
          open = substr(open, 1, length(open) - length(element))
        } else {
          if (!match(rest, start_tag)) return 0
          tag = substr(rest, 1, RLENGTH)
          element = element_of(tag)
          if (open == "" && (element != "/jsplugins" || root_to > 0)) return 0
          if (open == "/jsplugins") { first = p; own = (tag ~ own_tag) }
          if (!ends_with(tag, "/>")) { open = open element; p = p + length(tag); continue }
        }
        # 到这里，一个元素刚刚结束。
        if (open == "") { root_from = p; root_to = p + length(tag) }
        p = p + length(tag)
        if (open != "/jsplugins") continue
        if (own) { count++; from[count] = first; to[count] = p }
        else others = others substr(text, first, p - first)
      }
    }

    # p 之前的空格和制表符从哪里开始，不早于 least。
    function line_start(text, p, least) {
      while (p > least && substr(text, p - 1, 1) ~ /[ \t]/) p--
      return p
    }

    # 读懂了的 text，去掉本加载项的登记，加上 line。
    function rewritten(text, line,   out, p, i, at, root) {
      if (line == "" && !count) return text
      out = ""; p = 1
      for (i = 1; i <= count; i++) {
        out = out substr(text, p, line_start(text, from[i], p) - p)
        p = to[i]
        if (match(substr(text, p), /^[ \t]*\r?\n/)) p = p + RLENGTH
      }
      root = substr(text, root_from, root_to - root_from)
      if (ends_with(root, "/>")) {
        out = out substr(text, p, root_from - p)
        sub(/[ \t\r\n]*\/>$/, ">", root)
        return out root "\n" line "</jsplugins>" substr(text, root_to)
      }
      at = line_start(text, root_from, p)
      return out substr(text, p, at - p) line substr(text, at)
    }

    # 读不懂的 text 里认得出的别人的登记：others 是原文，kept 是要写出的行。
    function rescue(text,   p, at, rest, tag) {
      others = ""; kept = ""
      p = 1
      while (at = index(substr(text, p), "<")) {
        p = p + at - 1
        rest = substr(text, p)
        at = aside(rest)
        if (!at) {
          at = 1
          if (match(rest, plugin_tag)) {
            at = RLENGTH
            tag = substr(rest, 1, RLENGTH)
            if (tag !~ own_tag) {
              sub(/[ \t\r\n]*\/?>$/, "/>", tag)
              others = others tag
              kept = kept "  " tag "\n"
            }
          }
        }
        p = p + at
      }
    }

    { text = text $0 "\n" }
    END {
      text = substr(text, 1, length(text) - 2)
      bom = substr(text, 1, 3) == "\357\273\277" ? "\357\273\277" : ""
      text = substr(text, length(bom) + 1)
      line = entry == "" ? "" : "  " entry "\n"
      status = broken == "" && text !~ /[^ \t\r\n]/ ? 3 : 4
      if (broken == "" && understand(text)) {
        status = 0
        result = rewritten(text, line)
      } else {
        rescue(text)
        head = match(text, /^<[?]xml[^>]*[?]>/) ? substr(text, 1, RLENGTH) : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        result = head "\n<jsplugins>\n" kept line "</jsplugins>\n"
      }
      wanted = others
      if (!understand(result) || count != (entry != "") || others != wanted) exit 5
      ORS = ""
      print bom result
      exit status
    }'
}

# 另存一份登记文件；半途失败不会毁掉原有的那一份。
keep() { [ ! -d "$1" ] && cp -p -- "$registry" "$copy" && mv -f -- "$copy" "$1"; }

# 登记文件 $1 登记 $2（空的是去掉登记）以后的样子，核对好，放在 $1 的 .part，不用改的没有；原来的另存一份。登记文件本身和加载项都还没有动。
prepare() {
  registry=$profile/$1
  new=$part$1.part
  [ -e "$registry" ] || [ -n "$2" ] || return 0
  [ ! -L "$registry" ] || fail "$registry 是指向别处的链接，安装程序不改它。请照安装说明.txt 手工登记，或请设链接的人把它换成普通文件。"
  before=$registry
  [ -e "$registry" ] || before=/dev/null
  case $(od -An -tx1 -N2 <"$before" | tr -d ' \n') in
    fffe | feff) fail "$registry 是 UTF-16 编码的，没有改动。请用文本编辑器把它另存为 UTF-8，再运行一次。" ;;
  esac
  broken=
  LC_ALL=C tr -d '\000' <"$before" | cmp -s - "$before" || broken=yes
  state=0
  { LC_ALL=C tr -d '\000' <"$before"; printf .; } | merge "$2" "$broken" >"$new" || state=$?
  case $state in
    0) if cmp -s -- "$new" "$registry"; then rm -f -- "$new"; return 0; fi ;;
    3) if [ -z "$2" ]; then rm -f -- "$new"; return 0; fi ;;
    4) keep "$registry.damaged" || fail "没能把不完整的登记文件另存为 $registry.damaged，没有改动。" ;;
    5) fail "改后的登记文件核对不上，没有改动。请照安装说明.txt 手工登记 $registry。" ;;
    *) fail "写不了目录 $profile，没有改动。" ;;
  esac
  [ "$state" != 4 ] || damaged="$damaged $1"
  # 损坏之前的备份不能被损坏之后的盖掉。
  if [ "$state" = 0 ] && [ ! -e "$registry.damaged" ]; then
    keep "$registry.bak" || say "（没能留下备份 $registry.bak，安装照常。）"
  fi
  [ ! -e "$registry" ] || chmod "$(stat -c %a -- "$registry")" "$new"
}

# 用 prepare 算好的换掉登记文件 $1。
register() {
  [ -e "$part$1.part" ] || return 0
  mv -f -- "$part$1.part" "$profile/$1"
  case " $damaged " in
    *" $1 "*) say "原来的登记文件不完整，另存为 $profile/$1.damaged；其中能认出的加载项都保留了。" ;;
  esac
}

# 除第一个参数外，本加载项各个版本的文件夹。
remove_versions() {
  for each in "$profile/$name"_*; do
    [ -d "$each" ] || continue
    [ "$(basename -- "$each")" = "$1" ] || rm -rf -- "$each"
  done
}

# WPS 装在哪里：每行一个 office6 目录。
offices() {
  for office in "$root/opt/kingsoft/wps-office/office6" "$root"/opt/apps/cn.wps.wps-office*/files/kingsoft/wps-office/office6 "$root/usr/lib/office6"; do
    [ ! -d "$office" ] || say "$office"
  done
}

# oem.ini（$1）里加载项的开关：on 打开了；off 关着；none 有 [Support] 没有这一行；bare 没有 [Support]。
switch_in() {
  tr -d '\r' <"$1" | LC_ALL=C awk '
    { line = tolower($0); gsub(/[ \t]/, "", line) }
    line ~ /^\[/ { inside = (line == "[support]"); found = found || inside; next }
    inside && line ~ /^jsapiplugin=/ { state = (line == "jsapiplugin=true") ? "on" : "off" }
    END { print state ? state : (found ? "none" : "bare") }'
}

# 管理员要运行的命令，照 oem.ini（$1）现在的样子（$2）。
command_for() {
  section='^[[:space:]]*\[Support\][[:space:]]*$'
  case $2 in
    missing) say "sudo mkdir -p '$(dirname -- "$1")' && printf '[Support]\\nJsApiPlugin=true\\n' | sudo tee '$1'" ;;
    bare) say "printf '\\n[Support]\\nJsApiPlugin=true\\n' | sudo tee -a '$1'" ;;
    none) say "sudo sed -i 's/$section/&\\nJsApiPlugin=true/I' '$1'" ;;
    off) say "sudo sed -i '/$section/I,/^[[:space:]]*\[/s/^[[:space:]]*JsApiPlugin[[:space:]]*=.*/JsApiPlugin=true/I' '$1'" ;;
  esac
}

# 加载项的开关没有打开的，有的版本不声不响地什么加载项都不加载；文件是管理员的，只说，不改。
tell_switch() {
  ini=$1/cfgs/oem.ini
  if [ ! -e "$ini" ]; then state=missing
  elif [ ! -r "$ini" ]; then
    say "注意：读不了 $ini。请管理员看一看，其中 [Support] 一节要有一行：JsApiPlugin=true"
    return 0
  else state=$(switch_in "$ini")
  fi
  [ "$state" != on ] || return 0
  say "注意：$ini 的 [Support] 一节里没有 JsApiPlugin=true，有的 WPS 因此什么加载项都不加载，也不提示。请管理员运行下面这一行，再注销、登录一次："
  say "  $(command_for "$ini" "$state")"
}

tell_place() {
  found=$(offices)
  say "$found" | while IFS= read -r office; do
    [ -n "$office" ] || continue
    tell_switch "$office"
    if [ -d "$office/jsaddons" ]; then
      say "注意：WPS 安装目录里也有加载项目录 $office/jsaddons，是全机共用的。里面如果也登记了 $name，请管理员去掉：登记两次，有的版本一次也不加载。"
    fi
  done
  for sandbox in "${HOME:-}/.var/app/com.wps.Office" "${HOME:-}/.local/share/flatpak/app/com.wps.Office" "$root/var/lib/flatpak/app/com.wps.Office"; do
    if [ -d "$sandbox" ]; then
      say '注意：这台电脑上有 Flatpak 版的 WPS，据别人试过，加载项在它里面用不了。请改装 WPS 官网或软件商店的 .deb、.rpm 版。'
      break
    fi
  done
  small=${HOME:-}/.local/share/kingsoft
  if [ "$chosen" = no ] && [ -d "$small" ] && [ ! "$small" -ef "${HOME:-}/.local/share/Kingsoft" ]; then
    say "注意：还有一个小写的目录 $small。装好以后没有选项卡的，再运行一次：sh install.sh --profile '$small/wps/jsaddons'"
  fi
}

# 快速启动的程序，装了的版本要让它重新来过。
restarter() {
  for tool in "$root"/opt/apps/cn.wps.wps-office*/files/bin/quickstartoffice "$root/opt/kingsoft/wps-office/office6/quickstartoffice" "$root/usr/bin/quickstartoffice"; do
    if [ -e "$tool" ]; then say "$tool"; return 0; fi
  done
  return 0
}

rm -rf -- "$part"*.part

if [ "$action" = uninstall ]; then
  if [ -d "$profile" ]; then
    prepare publish.xml ''
    prepare jsplugins.xml ''
    register publish.xml
    register jsplugins.xml
    remove_versions ''
  fi
  say '已卸载公开年报助手。请关闭 WPS 后重新打开。'
  exit 0
fi

source=
for folder in "$here/$name"_*; do [ -f "$folder/ribbon.xml" ] && source=$folder; done
[ -n "$source" ] || fail "安装包不完整：install.sh 旁边没有 ${name}_版本号 文件夹。请重新解压整个安装包。"
folder=$(basename -- "$source")
version=${folder#"$name"_}
earlier=
for each in "$profile/$name"_*; do [ ! -d "$each" ] || earlier=$each; done

mkdir -p -- "$profile" || fail "建不了目录 $profile"
entry="<jsplugin name=\"$name\" type=\"et\" url=\"$folder\" version=\"$version\" enable=\"enable_dev\" install=\"null\" customDomain=\"\"/>"
if [ "$mode" = jsplugins.xml ]; then
  case $profile in
    *[\"\<\>\&\\]*) fail "$profile 里有不能写进登记文件的字符，没有改动。" ;;
    /*) ;;
    *) fail "--profile 要写完整的目录：$profile" ;;
  esac
  entry="<jsplugin name=\"$name\" type=\"et\" url=\"file://$profile/$folder/\" version=\"$version\" enable=\"true\"/>"
fi
prepare "$mode" "$entry"
prepare "$other" ''
cp -R -- "$source" "$files" || fail "文件没有复制完，可能是磁盘满了：$profile"
target=$profile/$folder
[ ! -e "$target" ] || mv -- "$target" "$old"
mv -- "$files" "$target"
register "$mode"
register "$other"
remove_versions "$folder"

say "已安装公开年报助手 $version，登记在 $profile/$mode。"
restart=$(restarter)
if [ -n "$restart" ]; then
  say "1. 关闭所有 WPS 窗口，运行 $restart restart（或者注销，再登录）。"
else
  say '1. 关闭所有 WPS 窗口；还是旧样子的，注销再登录一次。'
fi
say '2. 打开一个表格文件（停在 WPS 首页是没有选项卡的），问是否信任加载项 ogi-report 时点“允许”，再关闭、打开一次。'
say '3. 顶部出现“公开年报”选项卡，就可以用了。'
if [ -n "$earlier" ] && [ "$(basename -- "$earlier")" != "$folder" ]; then
  say '换了版本，WPS 会当作新的加载项再问一次是否信任：照样点“允许”，再关闭、打开一次。'
fi
if grep -q '<jspluginonline' "$profile/$mode"; then
  say "注意：$mode 里还登记着在线的加载项（可能是 OA 的）。公开的资料说，有的版本里在线的和离线的不能放在一起：哪一个不出现了，换一种方式再装一次（sh install.sh $([ "$mode" = publish.xml ] && say --jsplugins || say --publish)），或请 OA 的厂家把本加载项写进它的列表。"
fi
tell_place
