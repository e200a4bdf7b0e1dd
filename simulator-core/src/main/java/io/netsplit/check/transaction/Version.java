package io.netsplit.check.transaction;

import org.jspecify.annotations.Nullable;

/** A version of a key: of a list the one that ends with this element. Null is what the key holds before every write. */
record Version(Object key, @Nullable Object value) {
    boolean isInitial() {
        return value == null;
    }

    @Override
    public String toString() {
        return isInitial() ? key + " in its first state" : key + " = " + value;
    }
}
