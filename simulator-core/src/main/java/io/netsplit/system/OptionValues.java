package io.netsplit.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of a protocol's options. A duration is a {@link Long} of nanoseconds, a range a {@link Range}, an integer a
 * {@link Long}, a share or a number a {@link Double}, a bandwidth a {@link Long} of bits per second, a choice a {@link String}, groups a
 * list of names, and a duration that is off is {@link #OFF}.
 */
public final class OptionValues {
    /** Stands for "off" where a duration is optional. */
    public static final Long OFF = -1L;

    /** A uniform range of durations in nanoseconds, both ends included. */
    public record Range(long minNs, long maxNs) {
        public Range {
            if (minNs < 0 || maxNs < minNs) {
                throw new IllegalArgumentException("not a range: " + minNs + ".." + maxNs);
            }
        }
    }

    private final Map<String, Object> values = new LinkedHashMap<>();

    private OptionValues(List<Option> options, Map<String, Object> given) {
        for (Option option : options) {
            Object value = given.get(option.name());
            values.put(option.name(), value != null ? value : OptionText.parse(option, option.defaultText()));
        }
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("no option is called '" + name + "'; there are " + values.keySet());
            }
        }
    }

    /** {@code given} over the defaults; refuses names that are not among {@code options}. */
    public static OptionValues of(List<Option> options, Map<String, Object> given) {
        return new OptionValues(options, given);
    }

    /** True where the option has its default value. */
    public boolean isDefault(Option option) {
        return get(option.name()).equals(OptionText.parse(option, option.defaultText()));
    }

    /** The values of a part's options, which are among these under names with a prefix. */
    public OptionValues part(String prefix, List<Option> options) {
        Map<String, Object> given = new LinkedHashMap<>();
        options.forEach(option -> given.put(option.name(), get(prefix + option.name())));
        return of(options, given);
    }

    /** The same with another value of one option; see {@link OptionValues} for the types. */
    public OptionValues with(String name, Object value) {
        get(name);
        OptionValues changed = new OptionValues(List.of(), new LinkedHashMap<>());
        changed.values.putAll(values);
        changed.values.put(name, value);
        return changed;
    }

    public long durationNs(String name) {
        return (Long) get(name);
    }

    /** True for a duration that is not off. */
    public boolean isOn(String name) {
        return !get(name).equals(OFF);
    }

    public double number(String name) {
        return (Double) get(name);
    }

    public long bitsPerSecond(String name) {
        return (Long) get(name);
    }

    /** Names of groups, in the order in which they were given. */
    public List<String> groups(String name) {
        return ((List<?>) get(name)).stream().map(String.class::cast).toList();
    }

    public Range range(String name) {
        Object value = get(name);
        return value instanceof Long exact ? new Range(exact, exact) : (Range) value;
    }

    public boolean flag(String name) {
        return (Boolean) get(name);
    }

    public int integer(String name) {
        return Math.toIntExact((Long) get(name));
    }

    public double share(String name) {
        return (Double) get(name);
    }

    public String choice(String name) {
        return (String) get(name);
    }

    /** True where the option has the same value here and there. */
    public boolean same(OptionValues other, String name) {
        return get(name).equals(other.get(name));
    }

    /** The value, whatever its type. */
    public Object value(String name) {
        return get(name);
    }

    private Object get(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no option is called '" + name + "'; there are " + values.keySet());
        }
        return value;
    }
}
