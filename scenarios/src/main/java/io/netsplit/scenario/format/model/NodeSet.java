package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.word.Role;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which nodes are meant: the union of its parts. Roles are resolved when the fault fires.
 *
 * @param parts as written, in order
 * @param span the whole
 */
public record NodeSet(List<Part> parts, Span span) {
    /** One word. */
    public sealed interface Part {
        /** As written. */
        String text();

        Span span();
    }

    /** A node by its name. */
    public record Named(String text, Span span) implements Part {}

    /** All nodes of a group, those that have joined included. */
    public record GroupNodes(String text, Span span) implements Part {}

    /** All nodes of the groups that stand in a zone. */
    public record ZoneNodes(String text, Span span) implements Part {}

    /** All clients, where links are meant. */
    public record Clients(String text, Span span) implements Part {}

    /** Whoever has this role when the fault fires. */
    public record WithRole(String text, Role role, Span span) implements Part {}

    /** This share of all nodes, rounded up, drawn when the fault fires. */
    public record Percent(String text, double share, Span span) implements Part {}

    /** As in a sentence: "leader, follower". */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining(", "));
    }
}
