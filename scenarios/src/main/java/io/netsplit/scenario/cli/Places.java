package io.netsplit.scenario.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses and ports as people write them. */
final class Places {
    private static final int HIGHEST_PORT = 65_535;

    private Places() {}

    /** One of this machine, to listen on: ADDRESS[:PORT]; nothing is the loopback interface, no port is a free one. */
    static InetSocketAddress read(String flag, String text) {
        int colon = text.lastIndexOf(':');
        if (colon != text.indexOf(':')) {
            throw UserMistake.usage(flag + " takes an address of IPv4, as 127.0.0.1, not '" + text + "'.");
        }
        String host = colon < 0 ? text : text.substring(0, colon);
        int port = colon < 0 ? 0 : port(flag, text);
        InetAddress address = host.isEmpty() ? InetAddress.getLoopbackAddress() : address(flag, host);
        if (address.isAnyLocalAddress()) {
            throw UserMistake.usage(
                    flag + " takes one address of this machine, by which others reach it, not " + host + ".");
        }
        return new InetSocketAddress(address, port);
    }

    /** One of somebody else: HOST:PORT. */
    static InetSocketAddress elsewhere(String flag, String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw UserMistake.usage(flag + " takes HOST:PORT, as 127.0.0.1:40001, not '" + text + "'.");
        }
        return new InetSocketAddress(address(flag, text.substring(0, colon)), port(flag, text));
    }

    static String text(InetSocketAddress place) {
        return place.getAddress().getHostAddress() + ":" + place.getPort();
    }

    /** What people must know who let others reach {@code who}. */
    static String warning(String who, InetSocketAddress place) {
        return "warning: " + who + " listens on " + place.getAddress().getHostAddress()
                + ", where other machines reach it. Nothing is encrypted, and nodes know no password: whoever can connect"
                + " there can read and change what the cluster holds. Keep to a network that is yours.";
    }

    private static InetAddress address(String flag, String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw UserMistake.usage(flag + ": nobody knows a host '" + host + "'.");
        }
    }

    private static int port(String flag, String text) {
        String port = text.substring(text.lastIndexOf(':') + 1);
        try {
            int number = Integer.parseInt(port);
            if (number > 0 && number <= HIGHEST_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw UserMistake.usage(flag + " takes a port from 1 to " + HIGHEST_PORT + ", not '" + port + "'.");
    }
}
