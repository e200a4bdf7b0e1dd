package io.netsplit.real.launch;

import java.nio.file.Files;
import java.nio.file.Path;

/** An owner to be killed: makes a folder with something in it, and another one for a while, says which stays, and waits. */
final class HoldFolder {
    private HoldFolder() {}

    public static void main(String[] arguments) throws Exception {
        OwnedFolder held = OwnedFolder.create(Path.of(arguments[0]), arguments[1]);
        Files.writeString(Files.createDirectories(held.path().resolve("n1")).resolve("raft"), "a log");
        OwnedFolder.create(Path.of(arguments[0]), arguments[1]).close();
        System.out.println(held.path());
        System.in.read();
    }
}
