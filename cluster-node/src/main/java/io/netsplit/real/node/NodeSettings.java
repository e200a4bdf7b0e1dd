package io.netsplit.real.node;

import io.netsplit.real.control.Wire;
import io.netsplit.workload.DataType;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node is told when it is started, as one line of JSON in its environment.
 *
 * @param node its address, from 0; its name is n1, n2, …
 * @param life how many times it has been started, this time included
 * @param control "host:port" that it reports to
 * @param token what it says there
 * @param type what the keys hold
 * @param peers "host:port" of every node, itself included, as this node reaches them
 * @param bind "host:port" that it listens on
 * @param options what the product wants to know, by name
 */
public record NodeSettings(
        int node,
        long life,
        String control,
        String token,
        DataType type,
        List<String> peers,
        String bind,
        Map<String, ? extends @Nullable Object> options) {
    /** The environment variable. */
    public static final String VARIABLE = "NETSPLIT_NODE";

    /** As {@link #read} reads it. */
    public String text() {
        List<Object> pairs = new ArrayList<>();
        options.forEach((name, value) -> {
            pairs.add(name);
            pairs.add(value);
        });
        return Wire.line(
                "node", node,
                "life", life,
                "control", control,
                "token", token,
                "type", type.word(),
                "peers", peers,
                "bind", bind,
                "options", pairs);
    }

    /** What {@link #text} wrote. */
    public static NodeSettings read(String text) {
        Map<String, @Nullable Object> line = Wire.read(text);
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        List<?> pairs = (List<?>) line.get("options");
        for (int i = 0; pairs != null && i < pairs.size(); i += 2) {
            options.put((String) pairs.get(i), pairs.get(i + 1));
        }
        List<?> peers = (List<?>) line.get("peers");
        return new NodeSettings(
                (int) Wire.number(line, "node"),
                Wire.number(line, "life"),
                Wire.text(line, "control"),
                Wire.text(line, "token"),
                DataType.of(Wire.text(line, "type")),
                peers == null
                        ? List.of()
                        : peers.stream().map(String.class::cast).toList(),
                Wire.text(line, "bind"),
                options);
    }

    /** The same node, which reports to there. */
    public NodeSettings reportingTo(String there) {
        return new NodeSettings(node, life, there, token, type, peers, bind, options);
    }

    /** A whole number among the options. */
    public long option(String name) {
        return Wire.number(options, name);
    }

    /** A text among the options. */
    public String word(String name) {
        return Wire.text(options, name);
    }

    public int bindPort() {
        return port(bind);
    }

    public String bindHost() {
        return host(bind);
    }

    /** Where it reports to. */
    InetSocketAddress controller() {
        return new InetSocketAddress(host(control), port(control));
    }

    private static int port(String place) {
        return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    }

    private static String host(String place) {
        return place.substring(0, place.lastIndexOf(':'));
    }

    /** "n3" for address 2. */
    public static String name(int node) {
        return "n" + (node + 1);
    }
}
