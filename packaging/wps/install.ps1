# 公开年报助手（WPS 表格加载项）在 Windows 上的安装与卸载，只动当前用户的文件，不用管理员权限。
#   install.cmd               安装，或升级到这个版本（双击即可）
#   install.cmd uninstall     卸载
#   install.ps1 -Registry jsplugins    登记在 jsplugins.xml；换一种方式装，原来的登记会移走，不会登记两次
# 登记文件里别的加载项一个字节不动；改之前留一份 .bak。WPS 安装目录里的文件只看不改，要改的告诉管理员。
# -Root 在这个目录下找 WPS 的安装位置（测试用）。
param(
  [ValidateSet('install', 'uninstall')][string]$Action = 'install',
  [ValidateSet('publish', 'jsplugins')][string]$Registry = 'publish',
  [string]$Profile_ = (Join-Path $env:APPDATA 'kingsoft\wps\jsaddons'),
  [string]$Root = ''
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$name = 'ogi-report'
$mode = "$Registry.xml"
if ($mode -eq 'publish.xml') { $other = 'jsplugins.xml' } else { $other = 'publish.xml' }
# 做到一半的东西都叫 .ogi-report_….part，不管怎样结束都清掉。
$copy = Join-Path $Profile_ ".${name}_copy.part"
$files = Join-Path $Profile_ ".${name}_files.part"
$old = Join-Path $Profile_ ".${name}_old.part"
$target = ''

# 一个字节当一个字符，别的加载项的字节（UTF-8 也好，GBK 也好）才能原样写回；比较一律逐字，不看语言习惯。
$bytes = [Text.Encoding]::GetEncoding(28591)
$ordinal = [StringComparison]::Ordinal

$blank = '[ \t\r\n]'
$word = '[^ \t\r\n<>/="''!?]+'
$attribute = $blank + '+' + $word + $blank + '*=' + $blank + '*("[^"<]*"|''[^''<]*'')'
$restOfTag = '(' + $attribute + ')*' + $blank + '*/?>'
$startTag = '^<' + $word + $restOfTag
$endTag = '^</' + $word + $blank + '*>'
$pluginTag = '^<jsplugin(online)?' + $restOfTag
$ownName = $blank + '+name' + $blank + '*=' + $blank + '*("' + $name + '"|''' + $name + ''')'
$ownTag = '^<jsplugin(online)?(' + $attribute + ')*' + $ownName + $restOfTag
$asides = ('<!--', '-->'), ('<![CDATA[', ']]>'), ('<?', '?>'), ('<!', '>')

# 标签的元素名，前面加 "/"；打开着的元素由外到内连成一串，如 /jsplugins/jsplugin。
function Get-ElementOf([string]$Tag) {
  return '/' + [regex]::Match($Tag, $word).Value
}

# $Rest 开头的注释、CDATA、处理指令、DOCTYPE 有多长；不是这些，或没有结尾，是 0。
function Get-Aside([string]$Rest) {
  foreach ($pair in $asides) {
    if (-not $Rest.StartsWith($pair[0], $ordinal)) { continue }
    $at = $Rest.IndexOf($pair[1], $pair[0].Length, $ordinal)
    if ($at -ge 0) { return $at + $pair[1].Length }
    return 0
  }
  return 0
}

# 根元素里本加载项的登记 Own（各从 From 到 To）；Others 是其余内容的原文，登记之间的空白不算。
# 根元素的结束标签（或 <jsplugins/>）从 RootFrom 到 RootTo。读不懂返回 $null。
function Get-Understanding([string]$Text) {
  $own = @(); $others = ''; $open = ''; $rootFrom = 0; $rootTo = 0; $first = 0; $mine = $false
  $p = 0
  while ($true) {
    $at = $Text.IndexOf('<', $p, $ordinal)
    if ($at -ge 0) { $before = $Text.Substring($p, $at - $p) } else { $before = $Text.Substring($p) }
    if ($open.Length -eq 0 -and [regex]::IsMatch($before, '[^ \t\r\n]')) { return $null }
    if ($at -lt 0) {
      if ($open.Length -gt 0 -or $rootTo -eq 0) { return $null }
      return @{ Own = $own; Others = $others; RootFrom = $rootFrom; RootTo = $rootTo }
    }
    $p = $at
    $rest = $Text.Substring($p)
    $at = Get-Aside $rest
    if ($open.Equals('/jsplugins')) { $others = $others + [regex]::Replace($before, $blank, '') + $rest.Substring(0, $at) }
    if ($at -gt 0) { $p = $p + $at; continue }
    $tag = [regex]::Match($rest, $endTag).Value
    if ($tag.Length -gt 0) {
      $element = Get-ElementOf $tag
      if (-not $open.EndsWith($element, $ordinal)) { return $null }
      $open = $open.Substring(0, $open.Length - $element.Length)
    } else {
      $tag = [regex]::Match($rest, $startTag).Value
      if ($tag.Length -eq 0) { return $null }
      $element = Get-ElementOf $tag
      if ($open.Length -eq 0 -and (-not $element.Equals('/jsplugins') -or $rootTo -gt 0)) { return $null }
      if ($open.Equals('/jsplugins')) { $first = $p; $mine = [regex]::IsMatch($tag, $ownTag) }
      if (-not $tag.EndsWith('/>', $ordinal)) { $open = $open + $element; $p = $p + $tag.Length; continue }
    }
    # 到这里，一个元素刚刚结束。
    if ($open.Length -eq 0) { $rootFrom = $p; $rootTo = $p + $tag.Length }
    $p = $p + $tag.Length
    if (-not $open.Equals('/jsplugins')) { continue }
    if ($mine) { $own += @{ From = $first; To = $p } }
    else { $others = $others + $Text.Substring($first, $p - $first) }
  }
}

# $P 之前的空格和制表符从哪里开始，不早于 $Least。
function Get-LineStart([string]$Text, [int]$P, [int]$Least) {
  while ($P -gt $Least -and " `t".IndexOf($Text[$P - 1]) -ge 0) { $P = $P - 1 }
  return $P
}

# 读懂了的 $Text，去掉本加载项的登记，加上 $Line。
function Get-Rewritten([string]$Text, $Read, [string]$Line) {
  if ($Line.Length -eq 0 -and $Read.Own.Count -eq 0) { return $Text }
  $out = ''; $p = 0
  foreach ($entry in $Read.Own) {
    $at = Get-LineStart $Text $entry.From $p
    $out = $out + $Text.Substring($p, $at - $p)
    $p = $entry.To
    $p = $p + [regex]::Match($Text.Substring($p), '^[ \t]*\r?\n').Length
  }
  $root = $Text.Substring($Read.RootFrom, $Read.RootTo - $Read.RootFrom)
  if ($root.EndsWith('/>', $ordinal)) {
    $out = $out + $Text.Substring($p, $Read.RootFrom - $p)
    $root = $root.Substring(0, $root.Length - 2).TrimEnd() + '>'
    return $out + $root + "`r`n" + $Line + '</jsplugins>' + $Text.Substring($Read.RootTo)
  }
  $at = Get-LineStart $Text $Read.RootFrom $p
  return $out + $Text.Substring($p, $at - $p) + $Line + $Text.Substring($at)
}

# 读不懂的 $Text 里认得出的别人的登记：Others 是原文，Kept 是要写出的行。
function Get-Rescued([string]$Text) {
  $others = ''; $kept = ''
  $p = 0
  while (($at = $Text.IndexOf('<', $p, $ordinal)) -ge 0) {
    $p = $at
    $rest = $Text.Substring($p)
    $at = Get-Aside $rest
    if ($at -eq 0) {
      $at = 1
      $tag = [regex]::Match($rest, $pluginTag).Value
      if ($tag.Length -gt 0) {
        $at = $tag.Length
        if (-not [regex]::IsMatch($tag, $ownTag)) {
          $tag = $tag.Substring(0, $tag.Length - 1).TrimEnd('/').TrimEnd() + '/>'
          $others = $others + $tag
          $kept = $kept + '  ' + $tag + "`r`n"
        }
      }
    }
    $p = $p + $at
  }
  return @{ Others = $others; Kept = $kept }
}

# $Text 去掉本加载项的登记，其余原样；$Entry 非空时把它登记进去。
# State：whole 读懂了；blank 空文件；damaged 读不懂（Text 是能认出的登记）。算出的与读进的对不上就停下。
# 与 install.sh 的 merge 逐段对应，改一处要改两处。
function Merge-Registry([string]$Text, [string]$Entry) {
  $broken = $Text.IndexOf([char]0) -ge 0
  $Text = $Text.Replace("`0", '')
  $bom = [string][char]0xEF + [char]0xBB + [char]0xBF
  if ($Text.StartsWith($bom, $ordinal)) { $Text = $Text.Substring(3) } else { $bom = '' }
  $line = ''
  $wanted = 0
  if ($Entry.Length -gt 0) { $line = '  ' + $Entry + "`r`n"; $wanted = 1 }
  $state = 'damaged'
  if (-not $broken -and -not [regex]::IsMatch($Text, '[^ \t\r\n]')) { $state = 'blank' }
  $read = $null
  if (-not $broken) { $read = Get-Understanding $Text }
  if ($null -ne $read) {
    $state = 'whole'
    $others = $read.Others
    $result = Get-Rewritten $Text $read $line
  } else {
    $rescued = Get-Rescued $Text
    $others = $rescued.Others
    $head = [regex]::Match($Text, '^<[?]xml[^>]*[?]>').Value
    if ($head.Length -eq 0) { $head = '<?xml version="1.0" encoding="UTF-8"?>' }
    $result = $head + "`r`n<jsplugins>`r`n" + $rescued.Kept + $line + "</jsplugins>`r`n"
  }
  $check = Get-Understanding $result
  if ($null -eq $check -or $check.Own.Count -ne $wanted -or -not $check.Others.Equals($others)) {
    throw "改后的登记文件核对不上，没有改动。请照安装说明.txt 手工登记。"
  }
  return @{ State = $state; Text = $bom + $result }
}

function Test-There([string]$Path) { return Test-Path -LiteralPath $Path }

# 登记文件 $Which 和它做到一半的样子。
function Get-Path([string]$Which) { return Join-Path $Profile_ $Which }
function Get-New([string]$Which) { return Join-Path $Profile_ ".${name}_$Which.part" }

# 把登记文件 $From 另存一份；半途失败不会毁掉原有的那一份。
function Save-Copy([string]$From, [string]$To) {
  if (Test-Path -LiteralPath $To -PathType Container) { throw "$To 是文件夹。" }
  [IO.File]::Copy($From, $copy, $true)
  if (Test-There $To) { Remove-Item -LiteralPath $To -Force }
  [IO.File]::Move($copy, $To)
}

# 登记文件 $Which 登记 $Entry（空的是去掉登记）以后的样子，核对好，放在它的 .part，原来的另存一份；返回原来那份的状况，不用改的返回 same。登记文件本身和加载项都还没有动。
function New-Registry([string]$Which, [string]$Entry) {
  $path = Get-Path $Which
  if (-not (Test-There $path) -and $Entry.Length -eq 0) { return 'same' }
  $text = ''
  if (Test-There $path) {
    $item = Get-Item -LiteralPath $path -Force
    if ($item.PSObject.Properties['LinkType'] -and $item.LinkType -eq 'SymbolicLink') {
      throw "$path 是指向别处的链接，安装程序不改它。请照安装说明.txt 手工登记，或请设链接的人把它换成普通文件。"
    }
    $text = $bytes.GetString([IO.File]::ReadAllBytes($path))
  }
  foreach ($mark in ([string][char]0xFF + [char]0xFE), ([string][char]0xFE + [char]0xFF)) {
    if ($text.StartsWith($mark, $ordinal)) {
      throw "$path 是 UTF-16 编码的，没有改动。请用文本编辑器把它另存为 UTF-8，再运行一次。"
    }
  }
  # 登记里可能有中文的目录：写进去的是 UTF-8 的字节，一个字节当一个字符。
  $merged = Merge-Registry $text $bytes.GetString([Text.Encoding]::UTF8.GetBytes($Entry))
  $state = $merged.State
  if ($state -eq 'whole' -and $merged.Text.Equals($text)) { return 'same' }
  if ($state -eq 'blank' -and $Entry.Length -eq 0) { return 'same' }
  [IO.File]::WriteAllBytes((Get-New $Which), $bytes.GetBytes($merged.Text))
  if ($state -eq 'damaged') { Save-Copy $path "$path.damaged" }
  # 损坏之前的备份不能被损坏之后的盖掉。
  if ($state -eq 'whole' -and -not (Test-There "$path.damaged")) {
    try { Save-Copy $path "$path.bak" } catch { Write-Host "（没能留下备份 $path.bak，安装照常。）" }
  }
  return $state
}

# 用 New-Registry 算好的换掉登记文件 $Which；原来只读的仍然只读。
function Register([string]$Which, [string]$State) {
  if ($State -eq 'same') { return }
  $path = Get-Path $Which
  $new = Get-New $Which
  if (-not (Test-There $path)) { [IO.File]::Move($new, $path); return }
  $item = Get-Item -LiteralPath $path -Force
  $readOnly = $item.IsReadOnly
  try {
    if ($readOnly) { $item.IsReadOnly = $false }
    [IO.File]::Replace($new, $path, $copy)
  } finally {
    # 换到一半失败的，放回原来那份。
    if (-not (Test-There $path) -and (Test-There $copy)) { [IO.File]::Move($copy, $path) }
    if ($readOnly) { (Get-Item -LiteralPath $path -Force).IsReadOnly = $true }
    if (Test-There $copy) { Remove-Item -LiteralPath $copy -Force }
  }
  if ($State -eq 'damaged') {
    Write-Host "原来的登记文件不完整，另存为 $path.damaged；其中能认出的加载项都保留了。"
  }
}

# 除 $Keep 外，本加载项各个版本的文件夹。
function Remove-Versions([string]$Keep) {
  Get-ChildItem -LiteralPath $Profile_ | Where-Object { $_.PSIsContainer -and $_.Name -like "${name}_*" -and $_.Name -ne $Keep } |
    ForEach-Object { Remove-Item -LiteralPath $_.FullName -Recurse -Force }
}

function Remove-Parts {
  if (-not (Test-There $Profile_)) { return }
  Get-ChildItem -LiteralPath $Profile_ -Force | Where-Object { $_.Name -like ".${name}_*.part" } |
    ForEach-Object { Remove-Item -LiteralPath $_.FullName -Recurse -Force -ErrorAction SilentlyContinue }
}

# WPS 装在哪里：各个 office6 目录。个人版、365 在用户目录下，专业版在 Program Files。
function Get-Offices {
  if ($Root.Length -gt 0) { $bases = @($Root) }
  else {
    $bases = @()
    foreach ($variable in 'LOCALAPPDATA', 'ProgramFiles', 'ProgramFiles(x86)') {
      $value = [Environment]::GetEnvironmentVariable($variable)
      if ($value) { $bases += $value }
    }
  }
  foreach ($base in $bases) {
    $wps = Join-Path (Join-Path $base 'Kingsoft') 'WPS Office'
    if (-not (Test-There $wps)) { continue }
    foreach ($folder_ in @(Get-ChildItem -LiteralPath $wps | Where-Object { $_.PSIsContainer })) {
      $office = Join-Path $folder_.FullName 'office6'
      if (Test-There $office) { $office }
    }
  }
}

# oem.ini 里加载项的开关：on 打开了；off 关着；none 有 [Support] 没有这一行；bare 没有 [Support]。
function Get-Switch([string]$Ini) {
  $inside = $false; $found = $false; $state = ''
  foreach ($raw in [IO.File]::ReadAllLines($Ini)) {
    $line = $raw.Replace(' ', '').Replace("`t", '').ToLowerInvariant()
    if ($line.StartsWith('[', $ordinal)) {
      $inside = $line.Equals('[support]')
      if ($inside) { $found = $true }
      continue
    }
    if ($inside -and $line.StartsWith('jsapiplugin=', $ordinal)) {
      if ($line.Equals('jsapiplugin=true')) { $state = 'on' } else { $state = 'off' }
    }
  }
  if ($state.Length -gt 0) { return $state }
  if ($found) { return 'none' }
  return 'bare'
}

# 加载项的开关没有打开的，有的版本不声不响地什么加载项都不加载；文件是管理员的，只说，不改。
function Show-Switch([string]$Office) {
  $ini = Join-Path (Join-Path $Office 'cfgs') 'oem.ini'
  $state = 'missing'
  if (Test-There $ini) {
    try { $state = Get-Switch $ini } catch {
      Write-Host "注意：读不了 $ini。请管理员看一看，其中 [Support] 一节要有一行：JsApiPlugin=true"
      return
    }
  }
  if ($state -eq 'on') { return }
  Write-Host "注意：$ini 的 [Support] 一节里没有 JsApiPlugin=true。装好以后没有选项卡的，请管理员用记事本打开（没有就新建）它，照下面改，再重启 WPS："
  if ($state -eq 'off') { Write-Host '  把 [Support] 下面的 JsApiPlugin=… 改成 JsApiPlugin=true（个人版 12.1.0.16910 以后两种说法都有：true 不行的，再改成 false 试一次）' }
  elseif ($state -eq 'none') { Write-Host '  在 [Support] 下面加一行 JsApiPlugin=true' }
  else { Write-Host '  在最后加两行：[Support] 一行，JsApiPlugin=true 一行' }
}

function Show-Place {
  foreach ($office in @(Get-Offices)) {
    Show-Switch $office
    $shared = Join-Path $office 'jsaddons'
    if (Test-There $shared) {
      Write-Host "注意：WPS 安装目录里也有加载项目录 $shared，是全机共用的。里面如果也登记了 $name，请管理员去掉：登记两次，有的版本一次也不加载。"
    }
  }
  if ("$env:PROCESSOR_ARCHITECTURE$env:PROCESSOR_ARCHITEW6432".Contains('ARM64')) {
    Write-Host '注意：这台电脑是 ARM 处理器。据别人试过，金山自己的示例加载项在上面也没能启用；没有选项卡的，请换一台电脑，或用网页工作台。'
  }
}

try {
  Remove-Parts
  if ($Action -eq 'uninstall') {
    if (Test-There $Profile_) {
      $states = @{ 'publish.xml' = New-Registry 'publish.xml' ''; 'jsplugins.xml' = New-Registry 'jsplugins.xml' '' }
      foreach ($which in 'publish.xml', 'jsplugins.xml') { Register $which $states[$which] }
      Remove-Versions ''
    }
    Write-Host '已卸载公开年报助手。请关闭 WPS 后重新打开。'
    exit 0
  }
  $here = Split-Path -Parent $MyInvocation.MyCommand.Path
  $source = Get-ChildItem -LiteralPath $here |
    Where-Object { $_.PSIsContainer -and $_.Name -like "${name}_*" -and (Test-There (Join-Path $_.FullName 'ribbon.xml')) } |
    Select-Object -Last 1
  if ($null -eq $source) { throw "安装包不完整：install.cmd 旁边没有 ${name}_版本号 文件夹。请先把压缩包整个解压出来，再双击 install.cmd。" }
  $folder = $source.Name
  $version = $folder.Substring($name.Length + 1)
  $earlier = ''
  if (Test-There $Profile_) {
    Get-ChildItem -LiteralPath $Profile_ | Where-Object { $_.PSIsContainer -and $_.Name -like "${name}_*" } |
      ForEach-Object { $earlier = $_.Name }
  }
  [void][IO.Directory]::CreateDirectory($Profile_)
  $entry = "<jsplugin name=""$name"" type=""et"" url=""$folder"" version=""$version"" enable=""enable_dev"" install=""null"" customDomain=""""/>"
  if ($mode -eq 'jsplugins.xml') {
    if ([regex]::IsMatch($Profile_, '["<>&]')) { throw "$Profile_ 里有不能写进登记文件的字符，没有改动。" }
    if (-not [IO.Path]::IsPathRooted($Profile_)) { throw "-Profile_ 要写完整的目录：$Profile_" }
    $address = 'file:///' + $Profile_.Replace('\', '/').TrimStart('/') + "/$folder/"
    $entry = "<jsplugin name=""$name"" type=""et"" url=""$address"" version=""$version"" enable=""true""/>"
  }
  $state = New-Registry $mode $entry
  $otherState = New-Registry $other ''
  Copy-Item -LiteralPath $source.FullName -Destination $files -Recurse
  $target = Join-Path $Profile_ $folder
  if (Test-There $target) { [IO.Directory]::Move($target, $old) }
  [IO.Directory]::Move($files, $target)
  Register $mode $state
  Register $other $otherState
  Remove-Versions $folder
  Write-Host "已安装公开年报助手 $version，登记在 $(Get-Path $mode)。"
  Write-Host '1. 关闭所有 WPS 窗口。'
  Write-Host '2. 打开一个表格文件（停在 WPS 首页是没有选项卡的），问是否信任加载项 ogi-report 时点“允许”，再关闭、打开一次。'
  Write-Host '3. 顶部出现“公开年报”选项卡，就可以用了。'
  if ($earlier.Length -gt 0 -and $earlier -ne $folder) {
    Write-Host '换了版本，WPS 会当作新的加载项再问一次是否信任：照样点“允许”，再关闭、打开一次。'
  }
  if ($bytes.GetString([IO.File]::ReadAllBytes((Get-Path $mode))).Contains('<jspluginonline')) {
    if ($mode -eq 'publish.xml') { $way = 'jsplugins' } else { $way = 'publish' }
    Write-Host "注意：$mode 里还登记着在线的加载项（可能是 OA 的）。公开的资料说，有的版本里在线的和离线的不能放在一起：哪一个不出现了，换一种方式再装一次（install.ps1 -Registry $way），或请 OA 的厂家把本加载项写进它的列表。"
  }
  Show-Place
} catch {
  Write-Host "没有完成：$($_.Exception.GetBaseException().Message)" -ForegroundColor Red
  Write-Host '如果 WPS 开着，请关掉所有 WPS 窗口再运行一次。'
  exit 1
} finally {
  if ($target -ne '' -and (Test-There $old) -and -not (Test-There $target)) { [IO.Directory]::Move($old, $target) }
  Remove-Parts
}
