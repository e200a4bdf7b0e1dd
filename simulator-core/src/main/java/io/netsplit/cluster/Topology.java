package io.netsplit.cluster;

import io.netsplit.network.LinkPlan;
import io.netsplit.network.LinkSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who is called what, who belongs to which group, and what that means for links. */
final class Topology implements LinkPlan {
    private static final String ALL = "all";
    private static final String CLIENTS = "clients";

    private final List<String> names = new ArrayList<>();
    private final List<String> groupOf = new ArrayList<>();
    private final Map<String, Integer> addresses = new LinkedHashMap<>();
    private final Map<String, List<Integer>> groups = new LinkedHashMap<>();
    private final List<ClusterBuilder.LinkRule> rules;
    private final LinkSettings link;
    private final int initialNodes;
    private final int nodes;
    private int clients;

    Topology(ClusterBuilder builder) {
        List<ClusterBuilder.Group> given = List.copyOf(builder.groups);
        this.rules = List.copyOf(builder.rules);
        this.link = builder.link;
        for (ClusterBuilder.Group group : given) {
            addNodes(group.name(), 1, group.count());
        }
        initialNodes = names.size();
        for (ClusterBuilder.Group group : given) {
            addNodes(group.name(), group.count() + 1, group.count() + group.spares());
        }
        nodes = names.size();
        for (ClusterBuilder.LinkRule rule : rules) {
            requireKnown(rule.from());
            requireKnown(rule.to());
        }
        builder.clocks.forEach(rule -> requireKnown(rule.nodes()));
    }

    int nodes() {
        return nodes;
    }

    int initialNodes() {
        return initialNodes;
    }

    Map<String, List<Integer>> groups() {
        return Collections.unmodifiableMap(groups);
    }

    String name(int address) {
        return names.get(address);
    }

    int address(String name) {
        Integer found = addresses.get(name);
        return found == null ? -1 : found;
    }

    List<Integer> group(String name) {
        return List.copyOf(groups.getOrDefault(name, List.of()));
    }

    /** Adds the next client: c1, c2, … */
    String addClient() {
        String name = "c" + ++clients;
        add(name, CLIENTS);
        return name;
    }

    /** Adds somebody who has links as the clients have, and no part in their numbering. */
    String addOutsider(String name) {
        add(name, CLIENTS);
        return name;
    }

    @Override
    public LinkSettings settings(int from, int to) {
        LinkSettings settings = link;
        for (ClusterBuilder.LinkRule rule : rules) {
            if (matches(rule.from(), from) && matches(rule.to(), to)) {
                settings = Objects.requireNonNull(rule.change().apply(settings));
            }
        }
        return settings;
    }

    boolean matches(String set, int address) {
        return set.equals(ALL) || set.equals(groupOf.get(address)) || set.equals(names.get(address));
    }

    private void addNodes(String group, int from, int to) {
        for (int i = from; i <= to; i++) {
            add(group + i, group);
        }
    }

    private void add(String name, String group) {
        if (addresses.containsKey(name)) {
            throw new IllegalArgumentException("two endpoints would be called " + name);
        }
        addresses.put(name, names.size());
        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(names.size());
        names.add(name);
        groupOf.add(group);
    }

    private void requireKnown(String set) {
        if (!set.equals(ALL) && !set.equals(CLIENTS) && !groups.containsKey(set) && !addresses.containsKey(set)) {
            throw new IllegalArgumentException(
                    "a rule of the topology names '" + set + "', which is no group and no node");
        }
    }
}
