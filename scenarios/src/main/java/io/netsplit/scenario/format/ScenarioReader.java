package io.netsplit.scenario.format;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Source;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.grammar.FileReader;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.word.TrafficSystem;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlReader;
import io.netsplit.system.Protocol;
import io.netsplit.system.Protocols;
import io.netsplit.system.SystemUnderTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads scenario files. Never throws for what a file holds: every mistake is a {@link Diagnostic}. */
public final class ScenarioReader {
    private static final long LARGEST_BYTES = 4 << 20;

    private final List<SystemUnderTest> systems;

    /** A reader that knows all systems. */
    public ScenarioReader() {
        this(Protocols.all());
    }

    /** A reader that knows these protocols, and the systems of the traffic lab. */
    public ScenarioReader(List<Protocol> protocols) {
        List<SystemUnderTest> all = new ArrayList<>(protocols);
        all.addAll(TrafficSystem.all());
        systems = List.copyOf(all);
    }

    /** Reads a file. Messages call it as {@code path} is written. */
    public ParseResult read(Path path) {
        return read(path, path.toString());
    }

    /** Reads a file that messages call {@code name}. */
    public ParseResult read(Path path, String name) {
        return read(path, name, List.of());
    }

    /** Reads a file that messages call {@code name}, and makes changes to it first, see {@link #read(String, String, List)}. */
    public ParseResult read(Path path, String name, List<String> settings) {
        if (Files.isDirectory(path)) {
            return unreadable(name, "this is a folder, not a scenario file");
        }
        try {
            if (Files.size(path) > LARGEST_BYTES) {
                return refused(
                        name, ErrorCode.NS005, "the file is larger than 4 MiB", "a scenario has a few kilobytes");
            }
            byte[] bytes = Files.readAllBytes(path);
            return decode(bytes).map(text -> read(name, text, settings)).orElseGet(() -> notText(name));
        } catch (NoSuchFileException e) {
            return unreadable(name, "there is no such file");
        } catch (IOException e) {
            return unreadable(name, "the file cannot be read: " + e.getMessage());
        }
    }

    /** Reads a text that messages call {@code name}. */
    public ParseResult read(String name, String text) {
        return read(name, text, List.of());
    }

    /**
     * Reads a text and makes changes to it first.
     *
     * @param settings each a path and a value, as "topology.network.loss=5%", made in this order, before those of variants
     */
    public ParseResult read(String name, String text, List<String> settings) {
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (clean.chars().anyMatch(c -> c == 0)) {
            return notText(name);
        }
        if (clean.length() > LARGEST_BYTES) {
            return refused(name, ErrorCode.NS005, "the text is larger than 4 MiB", "a scenario has a few kilobytes");
        }
        Source source = new Source(name, clean);
        List<Diagnostic> problems = new ArrayList<>();
        Optional<YamlNode> document = YamlReader.read(source, clean, problems);
        if (document.isEmpty() && problems.isEmpty()) {
            problems.add(Diagnostic.of(ErrorCode.NS004, Span.start(source), "the file is empty")
                    .withHelp("a scenario begins with 'netsplit: 1'; 'netsplit init' writes one to start from"));
        }
        Optional<ScenarioFile> file = document.map(node -> Settings.apply(node, settings, problems))
                .flatMap(node -> FileReader.read(source, node, systems, problems));
        return new ParseResult(source, problems, file);
    }

    private static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static ParseResult notText(String name) {
        return refused(name, ErrorCode.NS004, "this is not a text file in UTF-8", "a scenario is a YAML file");
    }

    private static ParseResult unreadable(String name, String message) {
        return refused(name, ErrorCode.NS004, message, "");
    }

    private static ParseResult refused(String name, ErrorCode code, String message, String help) {
        Source source = new Source(name, "");
        Diagnostic diagnostic = Diagnostic.of(code, Span.start(source), message).withHelp(help);
        return new ParseResult(source, List.of(diagnostic), Optional.empty());
    }
}
