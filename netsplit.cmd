@echo off
rem Starts netsplit from a checkout: builds it when the sources are newer than the build, else starts at once.
rem No block in parentheses prints or runs anything with a path in it: a path like C:\Program Files (x86) would end the block.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
if "%HOME_DIR:~-1%"=="\" set "HOME_DIR=%HOME_DIR:~0,-1%"
set "TARGET=%HOME_DIR%\scenarios\target"
set "JAR=%TARGET%\netsplit.jar"
set "WINDOW=%HOME_DIR%\visualizer\target\visualizer.jar"

rem The arguments are looked at one by one, because all of them together may hold quotes. An equals sign stands between two
rem arguments like a space, so that --on=ratis is --on here.
set "VERB=%~1"
set "ON="
set "SEEDS="
:argument
if "%~1"=="" goto modules
if "%~1"=="--on" set "ON=yes"
if "%~1"=="--seeds" set "SEEDS=yes"
shift
goto argument

rem The dashboard also draws the reports, so it is always built: what a page shows must not depend on what was looked at before.
rem Real nodes are built when somebody asks for them: their jars are many times the size of the rest.
:modules
set "MODULES=scenarios,visualizer"
set "NODES="
if "%VERB%"=="node" set "ON=yes"
if not defined ON goto java
set "MODULES=scenarios,cluster-node,visualizer"
set "NODES=%HOME_DIR%\cluster-node\target\cluster-node.jar"

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
rem PowerShell reads the paths from the environment, so that no quote in them can end a string. A part that is older than
rem netsplit.jar may have been compiled against another one.
:build
set "WHY=first use"
if not exist "%JAR%" goto maven
set "WHY=first use of visualizer"
if not exist "%WINDOW%" goto maven
if not defined NODES goto stale
set "WHY=first use of cluster-node"
if not exist "%NODES%" goto maven
:stale
set "WHY=the sources are newer than the build"
powershell -NoProfile -Command "function Newer($jar, $paths) { $built = (Get-Item -LiteralPath $jar).LastWriteTimeUtc; $paths | ForEach-Object { Get-Item -LiteralPath (Join-Path $env:HOME_DIR $_) } | ForEach-Object { if ($_.PSIsContainer) { Get-ChildItem -LiteralPath $_.FullName -Recurse -File } else { $_ } } | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1 }; $stale = Newer $env:JAR @('pom.xml', 'simulator-core\pom.xml', 'scenarios\pom.xml', 'simulator-core\src\main', 'scenarios\src\main', 'scenarios\library'); if (-not $stale) { $stale = Newer $env:WINDOW @('scenarios\target\netsplit.jar', 'visualizer\pom.xml', 'visualizer\src\main') }; if (-not $stale -and $env:NODES) { $stale = Newer $env:NODES @('scenarios\target\netsplit.jar', 'cluster-node\pom.xml', 'cluster-node\src\main') }; if ($stale) { exit 1 } else { exit 0 }"
if not errorlevel 1 goto start

rem Two builds at the same time are not kept apart, as the launcher for Unix does: whoever presses Ctrl-C would leave the lock.
:maven
where mvn >nul 2>&1
if not errorlevel 1 goto package
echo netsplit: it must be built first, and there is no Maven (mvn) on the PATH 1>&2
echo   Install Maven 3.8 or later. 1>&2
exit /b 70

:package
if not defined JAVA_HOME goto javac_on_path
if exist "%JAVA_HOME%\bin\javac.exe" goto compile
goto no_javac
:javac_on_path
where javac >nul 2>&1
if not errorlevel 1 goto compile
:no_javac
echo netsplit: it must be built first, and "%JAVA%" is a JRE without a compiler 1>&2
echo   Install a JDK 17 or later, or set JAVA_HOME to one. 1>&2
exit /b 70

:compile
echo netsplit: building (%WHY%) ... 1>&2
if not exist "%TARGET%" mkdir "%TARGET%" >nul 2>&1
if exist "%TARGET%" goto maven_runs
echo netsplit: it must be built first, and "%TARGET%" cannot be written 1>&2
exit /b 70

:maven_runs
pushd "%HOME_DIR%"
call mvn -q -B -ntp -DskipTests -pl %MODULES% -am package > "%TARGET%\build.log" 2>&1
set "FAILED=%ERRORLEVEL%"
popd
if "%FAILED%"=="0" goto built
type "%TARGET%\build.log" 1>&2
echo netsplit: the build failed 1>&2
echo   The whole log is in "%TARGET%\build.log" 1>&2
echo   Maven says more with: mvn -e -DskipTests package 1>&2
exit /b 70

:built
powershell -NoProfile -Command "$now = [DateTime]::UtcNow; $env:JAR, $env:WINDOW, $env:NODES | Where-Object { $_ } | ForEach-Object { (Get-Item -LiteralPath $_).LastWriteTimeUtc = $now }"
del /q "%TARGET%\netsplit-*.jsa" >nul 2>&1

rem --- Start ---
rem An archive of loaded classes (AppCDS) halves the start; it is made once for a build and a Java version.
:start
set "ARCHIVE=%TARGET%\netsplit-%VERSION%.jsa"
set "CLASSES=%JAR%;%WINDOW%"
if exist "%ARCHIVE%" goto flags
set "REHEARSAL=%TARGET%\rehearsal.%RANDOM%"
"%JAVA%" -XX:ArchiveClassesAtExit="%REHEARSAL%.jsa" -Xlog:disable -XX:TieredStopAtLevel=1 -cp "%CLASSES%" io.netsplit.scenario.cli.Main run raft-split-brain --seed 1 --out "%REHEARSAL%" >nul 2>&1
if exist "%REHEARSAL%.jsa" move /y "%REHEARSAL%.jsa" "%ARCHIVE%" >nul 2>&1
rmdir /s /q "%REHEARSAL%" >nul 2>&1

rem Some forty runs are over before the optimising compiler has paid for itself: it comes in where seeds are asked for.
:flags
set "JIT=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if defined SEEDS set "JIT=-XX:+UseParallelGC"
set SHARED="-XX:SharedArchiveFile=%ARCHIVE%"
if not "%VERB%"=="view" goto run
rem Only the window gets the toolkit, as modules, which is how JavaFX wants to be started. It may read a million messages.
set "CLASSES=%CLASSES%;%HOME_DIR%\visualizer\target\charts\jfreechart.jar"
set JIT=-XX:+UseSerialGC --enable-native-access=javafx.graphics
rem From this version on Java warns of what JavaFX 21 does to draw, and that an archive made without modules does not fit.
if %MAJOR% GEQ 24 set "SHARED="
if %MAJOR% GEQ 24 set JIT=%JIT% --sun-misc-unsafe-memory-access=allow
set JIT=%JIT% "--module-path=%HOME_DIR%\visualizer\target\lib" --add-modules=javafx.controls

rem What it does not say is whether a person watches: Java asks the console.
:run
"%JAVA%" %SHARED% -Xshare:auto -Xlog:disable -Xlog:all=error:stderr %JIT% %NETSPLIT_JAVA_OPTS% "-Dnetsplit.home=%HOME_DIR%" -Dnetsplit.command=netsplit -cp "%CLASSES%" io.netsplit.scenario.cli.Main %*
exit /b %ERRORLEVEL%
