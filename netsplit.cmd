@echo off
rem Starts netsplit from a checkout: builds it when the sources are newer than the build, else starts at once.
rem No block in parentheses prints or runs anything with a path in it: a path like C:\Program Files (x86) would end the block.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
if "%HOME_DIR:~-1%"=="\" set "HOME_DIR=%HOME_DIR:~0,-1%"
set "TARGET=%HOME_DIR%\scenarios\target"
set "JAR=%TARGET%\netsplit.jar"
set "BUILT=%JAR%"
set "MODULES=scenarios"
set "WINDOW=%HOME_DIR%\visualizer\target\visualizer.jar"
if not "%~1"=="view" goto java
set "BUILT=%WINDOW%"
set "MODULES=scenarios,visualizer"

rem --- Java ---
:java
set "JAVA=java"
if not defined JAVA_HOME goto java_on_path
set "JAVA_HOME=%JAVA_HOME:"=%"
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto java_version
echo netsplit: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it 1>&2
echo   Point JAVA_HOME to a JDK 17 or later, or unset it. 1>&2
exit /b 70

:java_on_path
where java >nul 2>&1
if not errorlevel 1 goto java_version
echo netsplit: there is no Java on the PATH 1>&2
echo   Install a JDK 17 or later, or set JAVA_HOME. 1>&2
exit /b 70

:java_version
set "VERSION="
set "MAJOR=0"
for /f "tokens=3 delims= " %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do if not defined VERSION set "VERSION=%%~v"
for /f "tokens=1 delims=.+-" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% GEQ 17 goto build
echo netsplit: Java is version %VERSION% 1>&2
echo   netsplit needs a JDK 17 or later: install one and set JAVA_HOME. 1>&2
exit /b 70

rem --- Build ---
rem PowerShell reads the paths from the environment, so that no quote in them can end a string.
:build
set "WHY=first use"
if not exist "%JAR%" goto maven
if not exist "%BUILT%" goto maven
set "WHY=the sources are newer than the build"
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:BUILT).LastWriteTimeUtc; $files = @('pom.xml', 'simulator-core\pom.xml', 'scenarios\pom.xml' | ForEach-Object { Get-Item -LiteralPath (Join-Path $env:HOME_DIR $_) }); $files += @('simulator-core\src\main', 'scenarios\src\main', 'scenarios\library' | ForEach-Object { Get-ChildItem -LiteralPath (Join-Path $env:HOME_DIR $_) -Recurse -File }); if ($env:MODULES -like '*visualizer') { $files += Get-ChildItem -LiteralPath (Join-Path $env:HOME_DIR 'visualizer\src\main') -Recurse -File }; if ($files | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 } else { exit 0 }"
if not errorlevel 1 goto start

:maven
where mvn >nul 2>&1
if not errorlevel 1 goto package
echo netsplit: it must be built first, and there is no Maven (mvn) on the PATH 1>&2
echo   Install Maven 3.8 or later. 1>&2
exit /b 70

:package
echo netsplit: building (%WHY%) ... 1>&2
if not exist "%TARGET%" mkdir "%TARGET%"
pushd "%HOME_DIR%"
call mvn -q -B -ntp -DskipTests -pl %MODULES% -am package > "%TARGET%\build.log" 2>&1
set "FAILED=%ERRORLEVEL%"
popd
if "%FAILED%"=="0" goto built
type "%TARGET%\build.log" 1>&2
echo netsplit: the build failed; the log is in "%TARGET%\build.log" 1>&2
exit /b 70

:built
powershell -NoProfile -Command "(Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc = [DateTime]::UtcNow; (Get-Item -LiteralPath $env:BUILT).LastWriteTimeUtc = [DateTime]::UtcNow"
del /q "%TARGET%\netsplit-*.jsa" >nul 2>&1

rem --- Start ---
rem An archive of loaded classes (AppCDS) halves the start; it is made once for a build and a Java version.
:start
set "ARCHIVE=%TARGET%\netsplit-%VERSION%.jsa"
if exist "%ARCHIVE%" goto flags
set "REHEARSAL=%TARGET%\rehearsal.%RANDOM%"
"%JAVA%" -XX:ArchiveClassesAtExit="%REHEARSAL%.jsa" -Xlog:disable -XX:TieredStopAtLevel=1 -cp "%JAR%" io.netsplit.scenario.cli.Main run raft-split-brain --seed 1 --out "%REHEARSAL%" >nul 2>&1
if exist "%REHEARSAL%.jsa" move /y "%REHEARSAL%.jsa" "%ARCHIVE%" >nul 2>&1
rmdir /s /q "%REHEARSAL%" >nul 2>&1

rem Some forty runs are over before the optimising compiler has paid for itself: it comes in where seeds are asked for.
rem The arguments are looked at one by one, because all of them together may hold quotes.
:flags
set "JIT=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if not "%~1"=="view" goto flag
rem Only the dashboard gets the toolkit, as modules, which is how JavaFX wants to be started.
set "JAR=%JAR%;%WINDOW%;%HOME_DIR%\visualizer\target\charts\jfreechart.jar"
set JIT=-XX:+UseSerialGC --module-path "%HOME_DIR%\visualizer\target\lib" --add-modules javafx.controls
goto run
:flag
if "%~1"=="" goto run
if "%~1"=="--seeds" set "JIT=-XX:+UseParallelGC"
shift
goto flag

:run
"%JAVA%" -XX:SharedArchiveFile="%ARCHIVE%" -Xshare:auto -Xlog:disable -Xlog:all=error:stderr %JIT% %NETSPLIT_JAVA_OPTS% "-Dnetsplit.home=%HOME_DIR%" -Dnetsplit.command=netsplit -cp "%JAR%" io.netsplit.scenario.cli.Main %*
exit /b %ERRORLEVEL%
