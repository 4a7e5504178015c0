# 公开年报助手（WPS 表格加载项）在 Windows 上的安装与卸载，只动当前用户的文件，不用管理员权限。
#   install.cmd               安装，或升级到这个版本（双击即可）
#   install.cmd uninstall     卸载
# 登记文件 publish.xml 里别的加载项一个字不动；改之前留一份 publish.xml.bak。
param(
  [ValidateSet('install', 'uninstall')][string]$Action = 'install',
  [string]$Profile_ = (Join-Path $env:APPDATA 'kingsoft\wps\jsaddons')
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$name = 'ogi-report'
$registry = Join-Path $Profile_ 'publish.xml'
$utf8 = New-Object System.Text.UTF8Encoding($false)

function Stop-With([string]$Message) {
  Write-Host "没有完成：$Message" -ForegroundColor Red
  exit 1
}

# 去掉本加载项的登记，其余原样留下；$Entry 非空时把它登记进去。
# 读不懂的文件（没有 jsplugins 根元素）里别的加载项的登记也都留下。
function Merge-Registry([string]$Text, [string]$Entry) {
  $own = '[ \t]*<jsplugin(?:online)?\s(?=[^>]*\bname\s*=\s*["'']' + [regex]::Escape($name) + '["''])[^>]*?(?:/>|>\s*</jsplugin(?:online)?>|>)[ \t]*(?:\r?\n)?'
  $kept = [regex]::Replace($Text, $own, '')
  $line = ''
  if ($Entry -ne '') { $line = "  $Entry`r`n" }
  $empty = [regex]::Match($kept, '<jsplugins\s*/>')
  if ($empty.Success) {
    return $kept.Remove($empty.Index, $empty.Length).Insert($empty.Index, "<jsplugins>`r`n$line</jsplugins>")
  }
  $end = [regex]::Match($kept, '</jsplugins\s*>')
  if ($end.Success -and $kept -match '<jsplugins[\s>]') { return $kept.Insert($end.Index, $line) }
  $others = ''
  foreach ($tag in [regex]::Matches($kept, '<jsplugin(?:online)?\s[^>]*>')) {
    $others += '  ' + ($tag.Value -replace '\s*/?>$', '/>') + "`r`n"
  }
  return "<?xml version=""1.0"" encoding=""UTF-8""?>`r`n<jsplugins>`r`n$others$line</jsplugins>`r`n"
}

function Register([string]$Entry) {
  $text = ''
  if (Test-Path -LiteralPath $registry) {
    Copy-Item -LiteralPath $registry -Destination "$registry.bak" -Force
    $text = [IO.File]::ReadAllText($registry)
    if ($text.Trim() -ne '' -and $text -notmatch '<jsplugins\s*/>' -and -not ($text -match '<jsplugins[\s>]' -and $text -match '</jsplugins\s*>')) {
      Copy-Item -LiteralPath $registry -Destination "$registry.damaged" -Force
      Write-Host "原来的登记文件不完整，另存为 $registry.damaged；其中能认出的加载项都保留了。"
    }
  } elseif ($Entry -eq '') { return }
  $new = "$registry.new"
  [IO.File]::WriteAllText($new, (Merge-Registry $text $Entry), $utf8)
  Move-Item -LiteralPath $new -Destination $registry -Force
}

# 除 $Keep 外，本加载项各个版本的文件夹。
function Remove-Versions([string]$Keep) {
  if (-not (Test-Path -LiteralPath $Profile_)) { return }
  Get-ChildItem -LiteralPath $Profile_ | Where-Object { $_.PSIsContainer -and $_.Name -like "${name}_*" -and $_.Name -ne $Keep } |
    ForEach-Object { Remove-Item -LiteralPath $_.FullName -Recurse -Force }
}

try {
  if ($Action -eq 'uninstall') {
    Register ''
    Remove-Versions ''
    Write-Host '已卸载公开年报助手。请关闭 WPS 后重新打开。'
    exit 0
  }
  $here = Split-Path -Parent $MyInvocation.MyCommand.Path
  $source = @(Get-ChildItem -LiteralPath $here | Where-Object {
      $_.PSIsContainer -and $_.Name -like "${name}_*" -and (Test-Path -LiteralPath (Join-Path $_.FullName 'ribbon.xml'))
    })[-1]
  if ($null -eq $source) { Stop-With "安装包不完整：install.cmd 旁边没有 ${name}_版本号 文件夹。请先把压缩包整个解压出来，再双击 install.cmd。" }
  $folder = $source.Name
  $version = $folder.Substring($name.Length + 1)
  New-Item -ItemType Directory -Path $Profile_ -Force | Out-Null
  $part = Join-Path $Profile_ ".$folder.part"
  if (Test-Path -LiteralPath $part) { Remove-Item -LiteralPath $part -Recurse -Force }
  Copy-Item -LiteralPath $source.FullName -Destination $part -Recurse
  $target = Join-Path $Profile_ $folder
  if (Test-Path -LiteralPath $target) { Remove-Item -LiteralPath $target -Recurse -Force }
  Move-Item -LiteralPath $part -Destination $target
  Register "<jsplugin name=""$name"" type=""et"" url=""$folder"" version=""$version"" enable=""enable_dev"" install=""null"" customDomain=""""/>"
  Remove-Versions $folder
  Write-Host "已安装公开年报助手 $version。"
  Write-Host '1. 关闭所有 WPS 窗口。'
  Write-Host '2. 打开 WPS 表格，问是否信任加载项 ogi-report 时点“允许”，再关闭、打开一次。'
  Write-Host '3. 顶部出现“公开年报”选项卡，就可以用了。'
} catch {
  Stop-With $_.Exception.Message
}
