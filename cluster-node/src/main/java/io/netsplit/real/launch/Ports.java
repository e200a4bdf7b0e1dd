package io.netsplit.real.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports on which nobody listens, and how a host and a port are written. */
public final class Ports {
    private static final int HIGHEST = 65_535;

    private Ports() {}

    /**
     * So many different ones of the loopback interface; somebody else may take one before its node does, which then does not
     * come up.
     */
    public static int[] free(int count) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        try {
            int[] ports = new int[count];
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket();
                open.add(socket);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                ports[i] = socket.getLocalPort();
            }
            return ports;
        } finally {
            for (ServerSocket socket : open) {
                socket.close();
            }
        }
    }

    /** As {@link #free}, as places on the loopback interface. */
    public static List<InetSocketAddress> freePlaces(int count) throws IOException {
        List<InetSocketAddress> places = new ArrayList<>();
        for (int port : free(count)) {
            places.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
        return places;
    }

    /** The same place with a free port in the stead of port 0; throws where nobody can listen there. */
    public static InetSocketAddress free(InetSocketAddress wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(wanted);
            return new InetSocketAddress(wanted.getAddress(), socket.getLocalPort());
        }
    }

    /** "127.0.0.1:40001". */
    public static String text(InetSocketAddress place) {
        return place.getAddress().getHostAddress() + ":" + place.getPort();
    }

    /** What {@link #text} wrote. */
    public static InetSocketAddress read(String text) throws IOException {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= HIGHEST) {
                return new InetSocketAddress(InetAddress.getByName(text.substring(0, colon)), port);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IOException("'" + text + "' is no address and port");
    }
}
