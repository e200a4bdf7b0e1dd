package io.netsplit.visualizer.model;

import java.util.Map;

/** What one node believes of itself, as it tells it, in one matter: in the whole cluster, or in one shard of it. */
final class BeliefTrack {
    private final int node;
    private final GrowingList<Belief> past = new GrowingList<>();
    private String role = "";
    private String epochWord = "";
    private long epoch;
    private long sinceNs;

    BeliefTrack(int node) {
        this.node = node;
    }

    /** From now on it believes so; its epoch is the first number among {@code fields} that is no {@code group}. */
    void role(long timeNs, String newRole, Map<String, Object> fields) {
        close(timeNs);
        role = newRole;
        epochWord = "";
        epoch = 0;
        fields.forEach((name, value) -> {
            if (epochWord.isEmpty() && value instanceof Long number && !name.equals("group")) {
                epochWord = name;
                epoch = number;
            }
        });
    }

    /** The node is no more, and believes nothing. */
    void gone(long timeNs) {
        close(timeNs);
        role = "";
    }

    private void close(long timeNs) {
        if (!role.isEmpty() && timeNs > sinceNs) {
            past.add(belief(timeNs));
        }
        sinceNs = timeNs;
    }

    private Belief belief(long untilNs) {
        return new Belief(node, role, epochWord, epoch, sinceNs, untilNs);
    }

    /** What it believed until {@code endNs}, to stay as it is. */
    Spans<Belief> until(long endNs) {
        boolean open = !role.isEmpty() && endNs > sinceNs;
        return new Spans<>(open ? past.asOfNow(belief(endNs)) : past.asOfNow());
    }
}
