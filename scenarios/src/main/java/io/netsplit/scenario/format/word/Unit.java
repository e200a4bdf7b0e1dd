package io.netsplit.scenario.format.word;

/** What a figure is measured in, and how it is written. */
public enum Unit {
    DURATION("a duration, as 50ms"),
    SHARE("a share, as 99.9%"),
    RATE("per second, as 400/s"),
    COUNT("a whole number"),
    NUMBER("a number");

    private final String description;

    Unit(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }
}
