package io.netsplit.trace;

import org.jspecify.annotations.Nullable;

/**
 * A field that two lines of traces do not have in common.
 *
 * @param field its name in the file; one of those that a message or an event of a protocol holds is "f.term"
 * @param one its value in one of them, or null where it is not there
 * @param other its value in the other
 */
public record Change(
        String field, @Nullable Object one, @Nullable Object other) {}
