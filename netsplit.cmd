@echo off
rem Starts netsplit from a checkout: builds it when the sources are newer than the build, else starts at once.
setlocal EnableExtensions
set "HOME_DIR=%~dp0"
if "%HOME_DIR:~-1%"=="\" set "HOME_DIR=%HOME_DIR:~0,-1%"
set "JAR=%HOME_DIR%\scenarios\target\netsplit.jar"

rem --- Java ---
if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
  if not exist "%JAVA_HOME%\bin\java.exe" (
    echo netsplit: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it 1>&2
    echo   Point JAVA_HOME to a JDK 17 or later, or unset it. 1>&2
    exit /b 70
  )
) else (
  set "JAVA=java"
  where java >nul 2>&1 || (
    echo netsplit: there is no Java on the PATH 1>&2
    echo   Install a JDK 17 or later, or set JAVA_HOME. 1>&2
    exit /b 70
  )
)
set "VERSION="
for /f "tokens=3 delims= " %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do if not defined VERSION set "VERSION=%%~v"
for /f "tokens=1 delims=.+-" %%m in ("%VERSION%") do set "MAJOR=%%m"
if not defined MAJOR set "MAJOR=0"
if %MAJOR% LSS 17 (
  echo netsplit: Java is version %VERSION% 1>&2
  echo   netsplit needs a JDK 17 or later: install one and set JAVA_HOME. 1>&2
  exit /b 70
)

rem --- Build ---
set "STALE="
if not exist "%JAR%" (
  set "STALE=first use"
) else (
  powershell -NoProfile -Command "$b=(Get-Item -LiteralPath '%JAR%').LastWriteTimeUtc; $p='pom.xml','simulator-core\pom.xml','scenarios\pom.xml','simulator-core\src\main','scenarios\src\main','scenarios\library' | ForEach-Object { Join-Path '%HOME_DIR%' $_ }; if (Get-ChildItem -LiteralPath $p -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $b } | Select-Object -First 1) { exit 1 }" || set "STALE=the sources are newer than the build"
)
if not defined STALE goto start
where mvn >nul 2>&1 || (
  echo netsplit: it must be built first, and there is no Maven ^(mvn^) on the PATH 1>&2
  echo   Install Maven 3.8 or later. 1>&2
  exit /b 70
)
echo netsplit: building (%STALE%) ... 1>&2
if not exist "%HOME_DIR%\scenarios\target" mkdir "%HOME_DIR%\scenarios\target"
pushd "%HOME_DIR%"
call mvn -q -B -ntp -DskipTests -pl scenarios -am package > "%HOME_DIR%\scenarios\target\build.log" 2>&1
set "FAILED=%ERRORLEVEL%"
popd
if not "%FAILED%"=="0" (
  type "%HOME_DIR%\scenarios\target\build.log" 1>&2
  echo netsplit: the build failed; the log is in %HOME_DIR%\scenarios\target\build.log 1>&2
  exit /b 70
)
copy /b "%JAR%"+,, "%JAR%" >nul 2>&1
del /q "%HOME_DIR%\scenarios\target\netsplit-*.jsa" >nul 2>&1

:start
set "ARCHIVE=%HOME_DIR%\scenarios\target\netsplit-%VERSION%.jsa"
if not exist "%ARCHIVE%" (
  "%JAVA%" -XX:ArchiveClassesAtExit="%ARCHIVE%" -Xlog:disable -XX:TieredStopAtLevel=1 -cp "%JAR%" io.netsplit.scenario.cli.Main run raft-split-brain --seed 1 --out "%HOME_DIR%\scenarios\target\rehearsal" >nul 2>&1
  rmdir /s /q "%HOME_DIR%\scenarios\target\rehearsal" >nul 2>&1
)
set "JIT=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
rem Some forty runs are over before the optimising compiler has paid for itself: it comes in where seeds are asked for.
echo " %*" | findstr /C:" --seeds" >nul && set "JIT=-XX:+UseParallelGC"
"%JAVA%" -XX:SharedArchiveFile="%ARCHIVE%" -Xshare:auto -Xlog:disable -Xlog:all=error:stderr %JIT% %NETSPLIT_JAVA_OPTS% "-Dnetsplit.home=%HOME_DIR%" "-Dnetsplit.command=%~n0" -cp "%JAR%" io.netsplit.scenario.cli.Main %*
exit /b %ERRORLEVEL%
