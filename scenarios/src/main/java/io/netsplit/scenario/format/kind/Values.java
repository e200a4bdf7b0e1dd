package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.yaml.YamlMapping;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The fields of one mapping, read. */
public final class Values {
    private final YamlMapping mapping;
    private final Map<String, Object> values;
    private final Reading reading;

    Values(YamlMapping mapping, Map<String, Object> values, Reading reading) {
        this.mapping = mapping;
        this.values = values;
        this.reading = reading;
    }

    /** The value of a field that is required. */
    public <T> T get(Field<T> field) {
        return find(field).orElseThrow(() -> new IllegalStateException("no value for " + field.name()));
    }

    public <T> T get(Field<T> field, T otherwise) {
        return find(field).orElse(otherwise);
    }

    /** The value, or none where the file says nothing. */
    @SuppressWarnings("unchecked") // A field's value was put there by its own kind.
    public <T> Optional<T> find(Field<T> field) {
        return Optional.ofNullable((T) values.get(field.name()));
    }

    public OptionalDouble findDouble(Field<Double> field) {
        return find(field).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    public OptionalLong findLong(Field<Long> field) {
        return find(field).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    public OptionalInt findInt(Field<Integer> field) {
        return find(field).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    public boolean has(Field<?> field) {
        return mapping.entry(field.name()).isPresent();
    }

    public YamlMapping mapping() {
        return mapping;
    }

    /** Where the field's value stands, or the head of the mapping where it is not given. */
    public Span span(Field<?> field) {
        return mapping.get(field.name()).map(node -> node.span()).orElse(mapping.head());
    }

    /** Where the field's key stands, or the head of the mapping where it is not given. */
    public Span keySpan(Field<?> field) {
        return mapping.entry(field.name()).map(YamlMapping.Entry::keySpan).orElse(mapping.head());
    }

    public Span head() {
        return mapping.head();
    }

    public Reading reading() {
        return reading;
    }

    public void report(Diagnostic diagnostic) {
        reading.report(diagnostic);
    }

    /** Refuses two fields that cannot stand together; false where they do. */
    public boolean exclude(Field<?> first, Field<?> second) {
        if (!has(first) || !has(second)) {
            return true;
        }
        report(Diagnostic.of(
                        ErrorCode.NS013,
                        keySpan(second),
                        "'" + first.name() + "' and '" + second.name() + "' contradict each other")
                .withLabel("choose one")
                .withRelated(keySpan(first), "the other one"));
        return false;
    }

    /** Refuses a field that has no effect without another one; false where it stands alone. */
    public boolean needs(Field<?> field, Field<?> other) {
        if (!has(field) || has(other)) {
            return true;
        }
        report(Diagnostic.of(
                ErrorCode.NS013,
                keySpan(field),
                "'" + field.name() + "' has no effect without '" + other.name() + "'"));
        return false;
    }
}
