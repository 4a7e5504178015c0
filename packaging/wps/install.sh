#!/bin/sh
# 公开年报助手（WPS 表格加载项）在 Linux（统信 UOS、银河麒麟等）上的安装与卸载，只动当前用户的文件。
#   sh install.sh              安装，或升级到这个版本
#   sh install.sh uninstall    卸载
#   sh install.sh … --profile 目录    指定 WPS 的 jsaddons 目录（一般不用）
# 登记文件 publish.xml 里别的加载项一个字节不动；改之前留一份 publish.xml.bak。
set -eu

name=ogi-report
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
action=install
profile=${HOME:-}/.local/share/Kingsoft/wps/jsaddons
chosen=no
told=no

say() { printf '%s\n' "$*"; }
fail() { told=yes; printf '没有完成：%s\n' "$*" >&2; exit 1; }

while [ $# -gt 0 ]; do
  case $1 in
    install | uninstall) action=$1 ;;
    --profile) [ $# -ge 2 ] || fail '--profile 后面要写目录'; profile=$2; chosen=yes; shift ;;
    *) fail "不认识的参数：$1" ;;
  esac
  shift
done
if [ "$chosen" = no ] && [ "$(id -u)" = 0 ]; then
  fail '请用平时登录的用户运行，不要用 root 或 sudo：WPS 只看登录用户自己的目录。'
fi

registry=$profile/publish.xml
# 做到一半的东西都叫 .ogi-report_….part，不管怎样结束都清掉。
new=$profile/.${name}_publish.part
copy=$profile/.${name}_copy.part
files=$profile/.${name}_files.part
old=$profile/.${name}_old.part
target=

finish() {
  status=$?
  if [ -n "$target" ] && [ -d "$old" ] && [ ! -e "$target" ]; then mv -- "$old" "$target"; fi
  rm -rf -- "$profile/.${name}_"*.part || : # 下次再清。
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

# 算出新的登记文件，核对好，放在 $new，原来的另存一份。登记文件本身和加载项都还没有动。
prepare() {
  changed=no
  [ ! -L "$registry" ] || fail "$registry 是指向别处的链接，安装程序不改它。请照安装说明.txt 手工登记，或请设链接的人把它换成普通文件。"
  before=$registry
  [ -e "$registry" ] || before=/dev/null
  case $(od -An -tx1 -N2 <"$before" | tr -d ' \n') in
    fffe | feff) fail "$registry 是 UTF-16 编码的，没有改动。请用文本编辑器把它另存为 UTF-8，再运行一次。" ;;
  esac
  broken=
  LC_ALL=C tr -d '\000' <"$before" | cmp -s - "$before" || broken=yes
  state=0
  { LC_ALL=C tr -d '\000' <"$before"; printf .; } | merge "$1" "$broken" >"$new" || state=$?
  case $state in
    0) ! cmp -s -- "$new" "$registry" || return 0 ;;
    3) [ -n "$1" ] || return 0 ;;
    4) keep "$registry.damaged" || fail "没能把不完整的登记文件另存为 $registry.damaged，没有改动。" ;;
    5) fail "改后的登记文件核对不上，没有改动。请照安装说明.txt 手工登记 $registry。" ;;
    *) fail "写不了目录 $profile，没有改动。" ;;
  esac
  # 损坏之前的备份不能被损坏之后的盖掉。
  if [ "$state" = 0 ] && [ ! -e "$registry.damaged" ]; then
    keep "$registry.bak" || say "（没能留下备份 $registry.bak，安装照常。）"
  fi
  [ ! -e "$registry" ] || chmod "$(stat -c %a -- "$registry")" "$new"
  changed=yes
}

# 用 prepare 算好的换掉登记文件。
register() {
  [ "$changed" = yes ] || return 0
  mv -f -- "$new" "$registry"
  [ "$state" != 4 ] || say "原来的登记文件不完整，另存为 $registry.damaged；其中能认出的加载项都保留了。"
}

# 除第一个参数外，本加载项各个版本的文件夹。
remove_versions() {
  for folder in "$profile/$name"_*; do
    [ -d "$folder" ] || continue
    [ "$(basename -- "$folder")" = "$1" ] || rm -rf -- "$folder"
  done
}

rm -rf -- "$profile/.${name}_"*.part

if [ "$action" = uninstall ]; then
  if [ -d "$profile" ]; then
    prepare ''
    register
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

mkdir -p -- "$profile" || fail "建不了目录 $profile"
prepare "<jsplugin name=\"$name\" type=\"et\" url=\"$folder\" version=\"$version\" enable=\"enable_dev\" install=\"null\" customDomain=\"\"/>"
cp -R -- "$source" "$files" || fail "文件没有复制完，可能是磁盘满了：$profile"
target=$profile/$folder
[ ! -e "$target" ] || mv -- "$target" "$old"
mv -- "$files" "$target"
register
remove_versions "$folder"

say "已安装公开年报助手 $version。"
say '1. 关闭所有 WPS 窗口；装了快速启动的，运行 quickstartoffice restart。'
say '2. 打开 WPS 表格，问是否信任加载项 ogi-report 时点“允许”，再关闭、打开一次。'
say '3. 顶部出现“公开年报”选项卡，就可以用了。'
