package io.netsplit.scenario.format.yaml;

import io.netsplit.scenario.format.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * Keys and their values, in the order of the file, no key twice.
 *
 * @param head what a message about the whole points at: the key that it belongs to, or else its own first key
 */
public record YamlMapping(List<Entry> entries, Span head, Span span) implements YamlNode {
    /** A key with its value. */
    public record Entry(String key, Span keySpan, YamlNode value) {}

    public Optional<Entry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    public Optional<YamlNode> get(String key) {
        return entry(key).map(Entry::value);
    }

    /** The mapping under this key, where there is one. */
    public Optional<YamlMapping> mapping(String key) {
        return get(key).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
    }

    /** The list under this key, where there is one. */
    public Optional<YamlSequence> sequence(String key) {
        return get(key).filter(YamlSequence.class::isInstance).map(YamlSequence.class::cast);
    }

    /** The single value under this key, where there is one. */
    public Optional<YamlScalar> scalar(String key) {
        return get(key).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }

    /** The same without these keys. */
    public YamlMapping without(String... keys) {
        List<String> dropped = List.of(keys);
        return new YamlMapping(
                entries.stream().filter(entry -> !dropped.contains(entry.key())).toList(), head, span);
    }

    @Override
    public String description() {
        return "a mapping";
    }
}
