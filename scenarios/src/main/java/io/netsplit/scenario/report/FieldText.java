package io.netsplit.scenario.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields of a message or of a protocol's event as a person reads them. A trace numbers nodes and clients from 0, as the
 * protocols do; a person knows them by their names.
 */
public final class FieldText {
    /** Fields that hold an address: that of a node, or beyond those the one of a client. */
    private static final List<String> ADDRESSES = List.of("candidate", "leader", "node", "origin", "primary");

    private static final String CLIENT = "client";

    private final List<String> nodes;
    private final List<String> clients;

    public FieldText(List<String> nodes, List<String> clients) {
        this.nodes = nodes;
        this.clients = clients;
    }

    /** On one line, as "term=3 candidate=n2". */
    public String of(Map<String, ?> fields) {
        List<String> texts = new ArrayList<>();
        fields.forEach(
                (name, value) -> texts.add(name + "=" + (value instanceof Long number ? text(name, number) : value)));
        return String.join(" ", texts);
    }

    private String text(String name, long value) {
        if (name.equals(CLIENT)) {
            return isWithin(value, clients) ? clients.get((int) value) : String.valueOf(value);
        }
        if (!ADDRESSES.contains(name)) {
            return String.valueOf(value);
        }
        if (isWithin(value, nodes)) {
            return nodes.get((int) value);
        }
        long client = value - nodes.size();
        return isWithin(client, clients) ? clients.get((int) client) : value < 0 ? "none" : "@" + value;
    }

    private static boolean isWithin(long index, List<String> names) {
        return index >= 0 && index < names.size();
    }
}
