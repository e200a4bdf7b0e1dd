package io.netsplit.node;

/** Something that a trace can show and a digest can cover. Immutable. */
public interface Describable {
    /** The field's word for it, as "AppendEntries"; a constant. */
    String type();

    /** Puts every field that matters, always in the same order. */
    void describe(Fields fields);
}
