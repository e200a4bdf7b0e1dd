package io.netsplit.scenario.format.kind;

/**
 * A key of a mapping.
 *
 * @param name as written
 * @param kind what its value is
 * @param required true where the mapping makes no sense without it
 * @param defaultText what holds where it is left out, for people, or ""
 * @param documentation a sentence without a full stop
 */
public record Field<T>(String name, Kind<T> kind, boolean required, String defaultText, String documentation) {
    public static <T> Field<T> required(String name, Kind<T> kind, String documentation) {
        return new Field<>(name, kind, true, "", documentation);
    }

    public static <T> Field<T> optional(String name, Kind<T> kind, String documentation) {
        return new Field<>(name, kind, false, "", documentation);
    }

    public static <T> Field<T> optional(String name, Kind<T> kind, String defaultText, String documentation) {
        return new Field<>(name, kind, false, defaultText, documentation);
    }
}
