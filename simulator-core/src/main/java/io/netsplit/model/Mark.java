package io.netsplit.model;

/** A value that equals nothing but itself. */
final class Mark {
    private final String name;

    Mark(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
