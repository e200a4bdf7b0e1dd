package io.netsplit.system;

import java.util.List;

/**
 * One option of a protocol, as documentation, schema and parser see it.
 *
 * @param name as in the scenario file, lower-case with hyphens
 * @param kind what values it takes
 * @param choices the words of a CHOICE, else empty
 * @param defaultText the default, written as in a file
 * @param documentation one sentence, with paper section where there is one
 * @param safeguard true where another value than the default breaks a safety property on purpose
 */
public record Option(
        String name, Kind kind, List<String> choices, String defaultText, String documentation, boolean safeguard) {
    /**
     * DURATION is one duration; OPTIONAL_DURATION a duration or "off"; DURATION_RANGE a duration or "150ms..300ms";
     * PERCENTAGE a share written "5%"; NUMBER may have a fraction; BANDWIDTH is written "20MiB/s"; GROUPS names groups of
     * the topology, one or a list.
     */
    public enum Kind {
        DURATION,
        OPTIONAL_DURATION,
        DURATION_RANGE,
        BOOLEAN,
        INTEGER,
        NUMBER,
        PERCENTAGE,
        BANDWIDTH,
        CHOICE,
        GROUPS
    }

    public static Option duration(String name, String defaultText, String documentation) {
        return new Option(name, Kind.DURATION, List.of(), defaultText, documentation, false);
    }

    /** Its default may be "off". */
    public static Option optionalDuration(String name, String defaultText, String documentation) {
        return new Option(name, Kind.OPTIONAL_DURATION, List.of(), defaultText, documentation, false);
    }

    public static Option range(String name, String defaultText, String documentation) {
        return new Option(name, Kind.DURATION_RANGE, List.of(), defaultText, documentation, false);
    }

    public static Option flag(String name, boolean defaultValue, String documentation) {
        return new Option(name, Kind.BOOLEAN, List.of(), String.valueOf(defaultValue), documentation, false);
    }

    public static Option integer(String name, long defaultValue, String documentation) {
        return new Option(name, Kind.INTEGER, List.of(), String.valueOf(defaultValue), documentation, false);
    }

    public static Option number(String name, String defaultText, String documentation) {
        return new Option(name, Kind.NUMBER, List.of(), defaultText, documentation, false);
    }

    public static Option percentage(String name, String defaultText, String documentation) {
        return new Option(name, Kind.PERCENTAGE, List.of(), defaultText, documentation, false);
    }

    public static Option bandwidth(String name, String defaultText, String documentation) {
        return new Option(name, Kind.BANDWIDTH, List.of(), defaultText, documentation, false);
    }

    /** Its default is one name; the empty name stands for no group. */
    public static Option groups(String name, String defaultText, String documentation) {
        return new Option(name, Kind.GROUPS, List.of(), defaultText, documentation, false);
    }

    public static Option choice(String name, String defaultText, List<String> choices, String documentation) {
        return new Option(name, Kind.CHOICE, choices, defaultText, documentation, false);
    }

    /** The same option of a part, as the whole's option. */
    public Option within(String prefix) {
        return new Option(prefix + name, kind, choices, defaultText, documentation, safeguard);
    }

    /** The same option, marked as one whose other values break a safety property. */
    public Option asSafeguard() {
        return new Option(name, kind, choices, defaultText, documentation, true);
    }
}
