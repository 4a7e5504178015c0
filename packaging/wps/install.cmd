@echo off
rem Runs install.ps1 beside this file; "install.cmd uninstall" removes the add-in.
if "%~1"=="" (set ACTION=install) else (set ACTION=%~1)
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" -Action %ACTION%
pause
