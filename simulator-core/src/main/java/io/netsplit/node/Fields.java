package io.netsplit.node;

/** Receives named values: a digest mixes them, a trace writes them. Names are lower-case with hyphens. */
public interface Fields {
    Fields put(String name, long value);

    Fields put(String name, boolean value);

    Fields put(String name, String value);
}
