package io.netsplit.scenario.format.yaml;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Source;
import io.netsplit.scenario.format.diagnostic.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Builds the tree from the parser's events, on a stack of its own. */
final class TreeBuilder {
    private static final int MOST_VALUES = 200_000;
    private static final int DEEPEST = 40;

    private final Source source;
    private final ScalarResolver resolver;
    private final List<Diagnostic> problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable YamlNode root;
    private int values;

    TreeBuilder(Source source, ScalarResolver resolver, List<Diagnostic> problems) {
        this.source = source;
        this.resolver = resolver;
        this.problems = problems;
    }

    Optional<YamlNode> root() {
        return Optional.ofNullable(root);
    }

    /** False where reading has to stop. */
    boolean accept(Event event) {
        if (event instanceof NodeEvent node && !allowed(node)) {
            return false;
        }
        return switch (event.getEventId()) {
            case Scalar -> close(scalar((ScalarEvent) event));
            case MappingStart, SequenceStart -> begin((CollectionStartEvent) event);
            case MappingEnd, SequenceEnd -> close(open.pop().end(span(event)));
            default -> true;
        };
    }

    private boolean allowed(NodeEvent node) {
        if (node.getEventId() == Event.ID.Alias || node.getAnchor().isPresent()) {
            return refuse(
                    ErrorCode.NS004,
                    node,
                    "anchors and aliases are not part of the format",
                    "write the value out; for versions of one scenario there are 'variants'");
        }
        Optional<String> tag = node instanceof ScalarEvent scalar
                ? scalar.getTag()
                : node instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
        if (tag.isPresent()) {
            return refuse(ErrorCode.NS004, node, "tags are not part of the format", "leave '" + tag.get() + "' out");
        }
        if (open.isEmpty() && root != null) {
            return refuse(
                    ErrorCode.NS004, node, "a file holds one scenario", "put the second one in a file of its own");
        }
        if (++values > MOST_VALUES) {
            return refuse(ErrorCode.NS005, node, "more than " + MOST_VALUES + " values", "");
        }
        return true;
    }

    private boolean begin(CollectionStartEvent event) {
        if (open.size() >= DEEPEST) {
            return refuse(ErrorCode.NS005, event, "nested deeper than " + DEEPEST + " levels", "");
        }
        Span head = open.isEmpty() ? span(event) : open.peek().headOfNext(span(event));
        open.push(new Open(event.getEventId() == Event.ID.MappingStart, span(event), head));
        return true;
    }

    private boolean close(YamlNode node) {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
            return true;
        }
        return parent.add(node);
    }

    private YamlScalar scalar(ScalarEvent event) {
        Tag tag = resolver.resolve(event.getValue(), event.isPlain());
        YamlScalar.Type type = YamlScalar.Type.STRING;
        if (tag.equals(Tag.INT)) {
            type = YamlScalar.Type.INTEGER;
        } else if (tag.equals(Tag.FLOAT)) {
            type = YamlScalar.Type.FLOAT;
        } else if (tag.equals(Tag.BOOL)) {
            type = YamlScalar.Type.BOOLEAN;
        } else if (tag.equals(Tag.NULL)) {
            type = YamlScalar.Type.NULL;
        }
        return new YamlScalar(event.getValue(), type, span(event));
    }

    private boolean refuse(ErrorCode code, Event event, String message, String help) {
        problems.add(Diagnostic.of(code, span(event), message).withHelp(help));
        return false;
    }

    private Span span(Event event) {
        Mark from = event.getStartMark().orElseThrow();
        Mark to = event.getEndMark().orElse(from);
        return new Span(source, from.getLine() + 1, from.getColumn() + 1, to.getLine() + 1, to.getColumn() + 1);
    }

    /** A collection that has not ended. */
    private final class Open {
        private final boolean isMapping;
        private final Span start;
        private final Span head;
        private final List<YamlNode> items = new ArrayList<>();
        private final Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        private @Nullable YamlScalar key;

        Open(boolean isMapping, Span start, Span head) {
            this.isMapping = isMapping;
            this.start = start;
            this.head = head;
        }

        Span headOfNext(Span otherwise) {
            return key != null ? key.span() : otherwise;
        }

        boolean add(YamlNode node) {
            if (!isMapping) {
                items.add(node);
            } else if (key == null) {
                return addKey(node);
            } else {
                entries.putIfAbsent(key.text(), new YamlMapping.Entry(key.text(), key.span(), node));
                key = null;
            }
            return true;
        }

        private boolean addKey(YamlNode node) {
            if (!(node instanceof YamlScalar scalar)) {
                problems.add(
                        Diagnostic.of(ErrorCode.NS008, node.span(), "a key must be a word, not " + node.description()));
                return false;
            }
            YamlMapping.Entry first = entries.get(scalar.text());
            if (first != null) {
                problems.add(Diagnostic.of(ErrorCode.NS002, scalar.span(), "'" + scalar.text() + "' is given twice")
                        .withLabel("again here")
                        .withRelated(first.keySpan(), "first given here"));
            }
            key = scalar;
            return true;
        }

        YamlNode end(Span at) {
            Span whole = new Span(source, start.line(), start.column(), at.endLine(), at.endColumn());
            if (!isMapping) {
                return new YamlSequence(List.copyOf(items), whole);
            }
            List<YamlMapping.Entry> all = List.copyOf(entries.values());
            Span front =
                    !head.equals(start) || all.isEmpty() ? head : all.get(0).keySpan();
            return new YamlMapping(all, front, whole);
        }
    }
}
