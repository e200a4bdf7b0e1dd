package io.netsplit.scenario.format.yaml;

import io.netsplit.scenario.format.diagnostic.Span;

/**
 * A single value.
 *
 * @param text without quotes
 * @param type what YAML 1.2's core schema takes it for
 */
public record YamlScalar(String text, Type type, Span span) implements YamlNode {
    /** The types of the core schema; whatever stands in quotes is a string. */
    public enum Type {
        STRING("text"),
        INTEGER("a whole number"),
        FLOAT("a number"),
        BOOLEAN("true or false"),
        NULL("nothing");

        private final String description;

        Type(String description) {
            this.description = description;
        }
    }

    @Override
    public String description() {
        return type.description;
    }

    public boolean isNull() {
        return type == Type.NULL;
    }

    public boolean isNumber() {
        return type == Type.INTEGER || type == Type.FLOAT;
    }
}
