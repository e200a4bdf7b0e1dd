@echo off
rem Starts netsplit from its image, with the Java that is part of it.
setlocal
set "IMAGE=%~dp0.."
set "APP=%IMAGE%\app"
"%IMAGE%\bin\java" -XX:+UseSerialGC --add-modules=javafx.controls --enable-native-access=javafx.graphics %NETSPLIT_JAVA_OPTS% -Dnetsplit.command=netsplit -cp "%APP%\netsplit.jar;%APP%\visualizer.jar;%APP%\jfreechart.jar;%APP%\cluster-node.jar" io.netsplit.scenario.cli.Main %*
