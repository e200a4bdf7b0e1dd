package io.netsplit.trace;

import java.util.List;

/**
 * The first line of a trace: which run this is, and how its endpoints are called.
 *
 * @param engine version of netsplit that wrote it
 * @param scenario the scenario's name, or empty
 * @param variant the variant's name, or empty
 * @param seed the run's seed
 * @param durationNs virtual time that the run was to last, in nanoseconds
 * @param nodes names of the addresses 0, 1, …: the nodes
 * @param clients names of the addresses after the nodes: the clients
 */
public record TraceHeader(
        String engine,
        String scenario,
        String variant,
        long seed,
        long durationNs,
        List<String> nodes,
        List<String> clients) {
    /** The version of the trace format that this engine writes; it reads every version from 1 up to this one. */
    public static final int VERSION = 1;

    public TraceHeader {
        nodes = List.copyOf(nodes);
        clients = List.copyOf(clients);
    }

    /** What endpoint {@code address} is called; an address beyond those is called "@" and its number. */
    public String name(int address) {
        if (address >= 0 && address < nodes.size()) {
            return nodes.get(address);
        }
        int client = address - nodes.size();
        return client >= 0 && client < clients.size() ? clients.get(client) : "@" + address;
    }
}
