#!/bin/sh
# 公开年报助手（WPS 表格加载项）在 Linux（统信 UOS、银河麒麟等）上的安装与卸载，只动当前用户的文件。
#   sh install.sh              安装，或升级到这个版本
#   sh install.sh uninstall    卸载
#   sh install.sh … --profile 目录    指定 WPS 的 jsaddons 目录（一般不用）
# 登记文件 publish.xml 里别的加载项一个字不动；改之前留一份 publish.xml.bak。
set -eu

name=ogi-report
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
action=install
profile=${HOME:-}/.local/share/Kingsoft/wps/jsaddons
chosen=no

say() { printf '%s\n' "$*"; }
fail() { printf '没有完成：%s\n' "$*" >&2; exit 1; }

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

# 从标准输入读登记文件，去掉本加载项的登记，其余原样留下；第一个参数非空时把它登记进去。
# 读不懂的文件（没有 jsplugins 根元素）里别的加载项的登记也都留下。
merge() {
  LC_ALL=C awk -v name="$name" -v entry="$1" '
    { text = text $0 "\n" }
    END {
      rest = text; kept = ""; others = ""; skip = 0
      while (match(rest, /<jsplugin(online)?[ \t\r\n][^>]*>/)) {
        tag = substr(rest, RSTART, RLENGTH)
        before = substr(rest, 1, RSTART - 1)
        rest = substr(rest, RSTART + RLENGTH)
        if (tag !~ "[ \t\r\n]name[ \t\r\n]*=[ \t\r\n]*[\"\047]" name "[\"\047]") {
          kept = kept before tag
          others = others "  " tag "\n"
          if (tag !~ /\/>$/) others = substr(others, 1, length(others) - 2) "/>\n"
          continue
        }
        sub(/[ \t]*$/, "", before)
        kept = kept before
        if (tag !~ /\/>$/) sub(/^[ \t\r\n]*<\/jsplugin(online)?>/, "", rest)
        sub(/^[ \t]*\r?\n/, "", rest)
      }
      kept = kept rest
      line = entry == "" ? "" : "  " entry "\n"
      if (match(kept, /<jsplugins[ \t\r\n]*\/>/))
        kept = substr(kept, 1, RSTART - 1) "<jsplugins>\n" line "</jsplugins>" substr(kept, RSTART + RLENGTH)
      else if (match(kept, /<\/jsplugins[ \t\r\n]*>/) && kept ~ /<jsplugins[ \t\r\n>]/)
        kept = substr(kept, 1, RSTART - 1) line substr(kept, RSTART)
      else
        kept = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<jsplugins>\n" others line "</jsplugins>\n"
      printf "%s", kept
    }'
}

whole() { LC_ALL=C grep -q '<jsplugins[[:space:]/>]' "$1" && LC_ALL=C grep -Eq '</jsplugins|<jsplugins[[:space:]]*/>' "$1"; }

register() {
  new=$registry.new.$$
  if [ -f "$registry" ]; then
    cp -p -- "$registry" "$registry.bak"
    if [ -s "$registry" ] && ! whole "$registry"; then
      damaged=$registry.damaged
      cp -p -- "$registry" "$damaged"
      say "原来的登记文件不完整，另存为 $damaged；其中能认出的加载项都保留了。"
    fi
    merge "$1" <"$registry" >"$new"
  else
    [ -n "$1" ] || return 0
    printf '' | merge "$1" >"$new"
  fi
  mv -f -- "$new" "$registry"
}

# 除第一个参数外，本加载项各个版本的文件夹。
remove_versions() {
  for folder in "$profile/$name"_*; do
    [ -d "$folder" ] || continue
    [ "$(basename -- "$folder")" = "$1" ] || rm -rf -- "$folder"
  done
}

if [ "$action" = uninstall ]; then
  register ''
  remove_versions ''
  say '已卸载公开年报助手。请关闭 WPS 后重新打开。'
  exit 0
fi

source=
for folder in "$here/$name"_*; do [ -f "$folder/ribbon.xml" ] && source=$folder; done
[ -n "$source" ] || fail "安装包不完整：install.sh 旁边没有 ${name}_版本号 文件夹。请重新解压整个安装包。"
folder=$(basename -- "$source")
version=${folder#"$name"_}

mkdir -p -- "$profile" || fail "建不了目录 $profile"
part=$profile/.$folder.part
rm -rf -- "$part"
cp -R -- "$source" "$part" || fail "文件没有复制完，可能是磁盘满了：$profile"
rm -rf -- "${profile:?}/$folder"
mv -- "$part" "$profile/$folder"
register "<jsplugin name=\"$name\" type=\"et\" url=\"$folder\" version=\"$version\" enable=\"enable_dev\" install=\"null\" customDomain=\"\"/>"
remove_versions "$folder"

say "已安装公开年报助手 $version。"
say '1. 关闭所有 WPS 窗口；装了快速启动的，运行 quickstartoffice restart。'
say '2. 打开 WPS 表格，问是否信任加载项 ogi-report 时点“允许”，再关闭、打开一次。'
say '3. 顶部出现“公开年报”选项卡，就可以用了。'
