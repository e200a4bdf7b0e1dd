package io.netsplit.scenario.format.word;

/** How a figure is held against its bound. */
public enum Operator implements Word {
    BELOW("<", "less than"),
    AT_MOST("<=", "at most"),
    ABOVE(">", "more than"),
    AT_LEAST(">=", "at least"),
    EQUAL("==", "exactly"),
    UNEQUAL("!=", "anything but");

    private final String word;
    private final String meaning;

    Operator(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /** Whether {@code measured} stands in this relation to {@code bound}. */
    public boolean holds(double measured, double bound) {
        return switch (this) {
            case BELOW -> measured < bound;
            case AT_MOST -> measured <= bound;
            case ABOVE -> measured > bound;
            case AT_LEAST -> measured >= bound;
            case EQUAL -> measured == bound;
            case UNEQUAL -> measured != bound;
        };
    }
}
