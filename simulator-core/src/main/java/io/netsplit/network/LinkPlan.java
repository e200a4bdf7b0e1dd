package io.netsplit.network;

/** Which settings the link between two positions has. Asked once per link, when it first carries something. */
@FunctionalInterface
public interface LinkPlan {
    /** Settings from endpoint {@code from} to endpoint {@code to}, two different positions. */
    LinkSettings settings(int from, int to);
}
