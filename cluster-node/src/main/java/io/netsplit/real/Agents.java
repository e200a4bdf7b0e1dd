package io.netsplit.real;

import io.netsplit.real.control.Connection;
import io.netsplit.real.control.ControlServer;
import io.netsplit.real.control.Wire;
import io.netsplit.real.launch.Ports;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.run.NodesByHand.Invitation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Those who stand for the nodes of a run on their machines, one for each node, as people start them: let in or turned away,
 * waited for, missed when they are gone.
 */
final class Agents implements ControlServer.Listener {
    /** An agent speaks once a second, and is answered. */
    static final int SILENCE_MS = 30_000;

    private static final long LOOK_MS = 100;
    private static final long NS_PER_SECOND = 1_000_000_000;

    /** What is heard from agents and is not about who is there; on threads of their connections. */
    interface Hearer {
        void heard(int node, Map<String, @Nullable Object> line);

        /** It was there when the run began, and is not any more. */
        void gone(int node);
    }

    private record Agent(Connection connection, InetSocketAddress place) {}

    private final String system;
    private final Invitation invitation;
    private final Hearer hearer;
    private final @Nullable Agent[] present;
    /** Where each node listens, also once nobody stands for it any more. */
    private final @Nullable InetSocketAddress[] places;

    private boolean begun;

    /** @param system the name of the back end */
    Agents(int nodes, String system, Invitation invitation, Hearer hearer) {
        this.system = system;
        this.invitation = invitation;
        this.hearer = hearer;
        present = new Agent[nodes];
        places = new InetSocketAddress[nodes];
    }

    /** Tells people what to start, and waits until all of it is there. */
    void gather(ControlServer control, BooleanSupplier interrupted) throws IOException {
        invitation.guide().open(control.where(), control.token(), present.length);
        long patienceSeconds = invitation.patienceNs() / NS_PER_SECOND;
        invitation.guide().tell("waiting for " + names(missing()) + ", at most " + patienceSeconds + " s");
        long endNs = System.nanoTime() + invitation.patienceNs();
        while (!begins()) {
            if (System.nanoTime() > endNs) {
                throw new IOException("nobody has started " + names(missing()) + " within " + patienceSeconds + " s");
            }
            if (interrupted.getAsBoolean()) {
                throw new IOException("interrupted while waiting for " + names(missing()));
            }
            pause();
        }
    }

    private synchronized boolean begins() {
        begun = missing().isEmpty();
        return begun;
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for nodes", e);
        }
    }

    private synchronized List<Integer> missing() {
        return IntStream.range(0, present.length)
                .filter(node -> present[node] == null)
                .boxed()
                .toList();
    }

    private static String names(List<Integer> nodes) {
        return String.join(", ", nodes.stream().map(NodeSettings::name).toList());
    }

    /** Where the node listens. */
    synchronized InetSocketAddress place(int node) {
        InetSocketAddress place = places[node];
        if (place == null) {
            throw new IllegalStateException(NodeSettings.name(node) + " has never been there");
        }
        return place;
    }

    List<InetSocketAddress> places() {
        List<InetSocketAddress> all = new ArrayList<>();
        for (int node = 0; node < present.length; node++) {
            all.add(place(node));
        }
        return all;
    }

    /** Says it to who stands for the node; false where nobody does. */
    synchronized boolean say(int node, String line) {
        Agent agent = present[node];
        return agent != null && agent.connection.send(line);
    }

    synchronized boolean isThere(int node) {
        return present[node] != null;
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    synchronized boolean isAnybodyThere() {
        return missing().size() < present.length;
    }

    // --- what is heard -----------------------------------------------------------------------------------------------

    @Override
    public void connected(Connection connection) {
        try {
            connection.endAfterSilence(SILENCE_MS);
        } catch (IOException e) {
            connection.close();
        }
    }

    @Override
    public void received(Connection connection, Map<String, @Nullable Object> line) {
        switch (Wire.text(line, "ev")) {
            case "here" -> arrived(connection, line);
            case "alive" -> {
                connection.send(Wire.line("do", "heard"));
                heard(connection, line);
            }
            default -> heard(connection, line);
        }
    }

    private void heard(Connection connection, Map<String, @Nullable Object> line) {
        if (isPresent(connection)) {
            hearer.heard(connection.node(), line);
        }
    }

    private synchronized boolean isPresent(Connection connection) {
        int node = connection.node();
        Agent agent = node >= 0 && node < present.length ? present[node] : null;
        return agent != null && agent.connection == connection;
    }

    private synchronized void arrived(Connection connection, Map<String, @Nullable Object> line) {
        String refusal = refusal(connection, line);
        int node = connection.node();
        if (!refusal.isEmpty()) {
            connection.send(Wire.line("do", "refuse", "reason", refusal));
            invitation.guide().tell("turned away, " + connection.from().getHostAddress() + ": " + refusal);
            return;
        }
        places[node] = bound(line);
        present[node] = new Agent(connection, bound(line));
        connection.send(Wire.line("do", "welcome"));
        tell(NodeSettings.name(node) + " is here, from " + connection.from().getHostAddress() + "; its log: "
                + Wire.text(line, "log"));
    }

    /** What has happened, and who is still to come. */
    private void tell(String line) {
        List<Integer> missing = missing();
        String rest = missing.isEmpty() ? "all are here" : "waiting for " + names(missing);
        invitation
                .guide()
                .tell(line + " (" + (present.length - missing.size()) + " of " + present.length + "; " + rest + ")");
    }

    private static InetSocketAddress bound(Map<String, @Nullable Object> line) {
        try {
            return Ports.read(Wire.text(line, "bind"));
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Why it cannot take part; empty where it can. */
    private String refusal(Connection connection, Map<String, @Nullable Object> line) {
        int node = connection.node();
        String theirs = Wire.text(line, "system");
        String version = Wire.text(line, "version");
        if (!theirs.equals(system)) {
            return "it is a node of " + theirs + ", and this is a run on " + system;
        }
        if (!version.equals(invitation.version())) {
            return "it is netsplit " + version + ", and the controller is netsplit " + invitation.version();
        }
        if (node < 0 || node >= present.length) {
            return "there is no " + NodeSettings.name(node) + ": the nodes of this run are n1 to "
                    + NodeSettings.name(present.length - 1);
        }
        if (begun) {
            return "the run has begun";
        }
        Agent other = present[node];
        if (other != null) {
            return NodeSettings.name(node) + " is there already, from "
                    + other.connection.from().getHostAddress();
        }
        return unreachable(connection, bound(line));
    }

    /** Nodes reach each other where all of them, or none of them, keep to the loopback interface of one machine. */
    private String unreachable(Connection connection, InetSocketAddress place) {
        boolean here = place.getAddress().isLoopbackAddress();
        if (here && !connection.from().isLoopbackAddress()) {
            return "it listens on " + Ports.text(place)
                    + ", where no other machine reaches it; --bind takes an address of" + " its machine";
        }
        for (Agent other : present) {
            if (other != null && other.place.getAddress().isLoopbackAddress() != here) {
                return "it listens on " + Ports.text(place) + " and "
                        + NodeSettings.name(other.connection.node()) + " on " + Ports.text(other.place)
                        + ": either all nodes keep to the loopback interface of one machine, or none does";
            }
            if (other != null && other.place.equals(place)) {
                return NodeSettings.name(other.connection.node()) + " listens on " + Ports.text(place) + " already";
            }
        }
        return "";
    }

    @Override
    public void disconnected(Connection connection) {
        boolean late;
        synchronized (this) {
            if (!isPresent(connection)) {
                return;
            }
            present[connection.node()] = null;
            late = begun;
            if (!late) {
                tell(NodeSettings.name(connection.node()) + " has gone again");
            }
        }
        if (late) {
            hearer.gone(connection.node());
        }
    }
}
