package io.netsplit.history.format;

import org.jspecify.annotations.Nullable;

/** A pair that says of itself that it is a key with its value, as Jepsen's independent generators write it. */
record Tuple(@Nullable Object key, @Nullable Object value) {}
