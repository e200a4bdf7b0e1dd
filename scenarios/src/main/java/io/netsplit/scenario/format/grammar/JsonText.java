package io.netsplit.scenario.format.grammar;

import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON, two spaces deeper per level. */
final class JsonText {
    private static final int WIDEST_LIST = 100;

    private JsonText() {}

    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value, "");
        return out.append('\n').toString();
    }

    private static void write(StringBuilder out, Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            object(out, map, indent);
        } else if (value instanceof List<?> list) {
            array(out, list, indent);
        } else if (value instanceof String text) {
            text(out, text);
        } else {
            out.append(value);
        }
    }

    private static void object(StringBuilder out, Map<?, ?> map, String indent) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        String separator = "\n";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator).append(indent).append("  ");
            text(out, String.valueOf(entry.getKey()));
            out.append(": ");
            write(out, entry.getValue(), indent + "  ");
            separator = ",\n";
        }
        out.append('\n').append(indent).append('}');
    }

    private static void array(StringBuilder out, List<?> list, String indent) {
        boolean isFlat = list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
        StringBuilder flat = new StringBuilder("[");
        for (int i = 0; isFlat && i < list.size(); i++) {
            flat.append(i == 0 ? "" : ", ");
            write(flat, list.get(i), indent);
        }
        if (isFlat && flat.length() < WIDEST_LIST) {
            out.append(flat).append(']');
            return;
        }
        out.append('[');
        String separator = "\n";
        for (Object item : list) {
            out.append(separator).append(indent).append("  ");
            write(out, item, indent + "  ");
            separator = ",\n";
        }
        out.append('\n').append(indent).append(']');
    }

    private static void text(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
        out.append('"');
    }
}
