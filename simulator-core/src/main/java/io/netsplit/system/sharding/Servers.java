package io.netsplit.system.sharding;

import io.netsplit.system.OptionException;
import io.netsplit.system.Setup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is a router and who holds keys, those that may join later included.
 *
 * @param routers addresses of the first routers
 * @param first addresses of the first servers
 * @param groups for every server, the number of its group
 * @param names for every server, what it is called where it is hashed
 */
public record Servers(
        List<Integer> routers, List<Integer> first, Map<Integer, Integer> groups, Map<Integer, String> names) {
    private static final String ROUTERS = "routers";
    private static final String SHARDS = "shards";
    private static final String USUAL_ROUTERS = "router";

    public static Servers of(Setup setup) {
        List<Integer> routers = routers(setup);
        List<String> named = setup.options().groups(SHARDS);
        Map<Integer, Integer> groups = new LinkedHashMap<>();
        Map<Integer, String> names = new LinkedHashMap<>();
        List<Integer> first = new ArrayList<>();
        int number = 0;
        for (String group : named.isEmpty() ? setup.groups().keySet() : named) {
            boolean any = false;
            List<Integer> members = members(setup, SHARDS, group);
            for (int i = 0; i < members.size(); i++) {
                int node = members.get(i);
                if (routers.contains(node)) {
                    continue;
                }
                any = true;
                groups.put(node, number);
                names.put(node, group + (i + 1));
                if (node < setup.initialNodes()) {
                    first.add(node);
                }
            }
            number += any ? 1 : 0;
        }
        if (first.isEmpty()) {
            throw new OptionException(
                    SHARDS, "nobody is left to hold the keys; give the topology a node that is no router");
        }
        return new Servers(
                routers.stream().filter(node -> node < setup.initialNodes()).toList(),
                List.copyOf(first),
                groups,
                names);
    }

    private static List<Integer> routers(Setup setup) {
        List<String> named = setup.options().groups(ROUTERS);
        if (named.isEmpty() && setup.groups().get(USUAL_ROUTERS) == null) {
            return List.of(0);
        }
        List<Integer> routers = new ArrayList<>();
        for (String group : named.isEmpty() ? List.of(USUAL_ROUTERS) : named) {
            routers.addAll(members(setup, ROUTERS, group));
        }
        if (routers.stream().noneMatch(node -> node < setup.initialNodes())) {
            throw new OptionException(ROUTERS, "somebody has to be a router from the beginning");
        }
        return routers;
    }

    private static List<Integer> members(Setup setup, String option, String group) {
        List<Integer> members = setup.groups().get(group);
        if (members == null) {
            throw new OptionException(
                    option,
                    "the topology has no group '" + group + "'; it has "
                            + setup.groups().keySet());
        }
        return members;
    }

    /** Who decides who owns what. */
    int coordinator() {
        return routers.get(0);
    }

    boolean isServer(int node) {
        return names.containsKey(node);
    }

    public String name(int node) {
        return names.getOrDefault(node, "");
    }

    int group(int node) {
        return groups.getOrDefault(node, 0);
    }
}
