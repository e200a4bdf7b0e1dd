package io.netsplit.system.datagrid;

import io.netsplit.hashing.HashKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is there, as its members agree on it. The first member, who has been there longest, is the coordinator.
 *
 * @param number grows from view to view, on each side of a split by itself
 * @param members the oldest first
 * @param newcomers those of them that bring no data into this view
 */
record View(long number, List<Member> members, List<Member> newcomers) {
    View {
        members = List.copyOf(members);
        newcomers = List.copyOf(newcomers);
    }

    /** Which view: two sides of a split count alike, but have different coordinators. */
    record Id(long number, Member coordinator) {}

    Id id() {
        return new Id(number, members.get(0));
    }

    int coordinator() {
        return members.get(0).node();
    }

    int size() {
        return members.size();
    }

    boolean has(int node) {
        return members.stream().anyMatch(member -> member.node() == node);
    }

    boolean contains(Member member) {
        return members.contains(member);
    }

    List<Integer> nodes() {
        return members.stream().map(Member::node).toList();
    }

    /** Who brought data into this view. */
    List<Member> veterans() {
        return members.stream().filter(member -> !newcomers.contains(member)).toList();
    }

    /**
     * Who holds a key: its owner first, then the backups, by rendezvous hashing, so that the first backup of an owner that
     * leaves is the next owner.
     */
    List<Integer> holders(int key, int copies) {
        HashKey.Hasher hasher = new HashKey.Hasher();
        Map<Integer, Long> weights = new LinkedHashMap<>();
        for (Member member : members) {
            weights.put(member.node(), hasher.hash("n" + member.node() + ":" + key) ^ Long.MIN_VALUE);
        }
        List<Integer> ranked = new ArrayList<>(weights.keySet());
        ranked.sort(Comparator.<Integer, Long>comparing(weights::get)
                .reversed()
                .thenComparing(Comparator.<Integer>naturalOrder()));
        return List.copyOf(ranked.subList(0, Math.min(copies, ranked.size())));
    }
}
