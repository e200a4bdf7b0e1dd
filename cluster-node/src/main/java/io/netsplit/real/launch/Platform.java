package io.netsplit.real.launch;

import io.netsplit.run.BackEnd.Restriction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What this machine lets be done to the nodes on it. */
public final class Platform {
    /** Any address of the links; a machine that has one has them all. */
    private static final byte[] LINK = {127, 77, 1, 2};

    private Platform() {}

    /** Whether processes can be stopped in their tracks and let go on. */
    public static boolean canSignal() {
        return has("kill") && has("sh");
    }

    /** What cannot be done; every back end puts up with the same. */
    public static List<Restriction> restrictions() {
        List<Restriction> found = new ArrayList<>();
        if (!canSignal()) {
            found.add(new Restriction(
                    "pauses and slow nodes",
                    "there is no 'kill' and 'sh' by which a process is stopped and let go on"));
        }
        if (!hasLinks()) {
            found.add(
                    new Restriction(
                            "links between nodes",
                            "127.77.1.2 is not an address of this machine; macOS wants it added: ifconfig lo0 alias 127.77.1.2"));
        }
        return found;
    }

    private static boolean has(String program) {
        return Pattern.compile(Pattern.quote(java.io.File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean hasLinks() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LINK))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
