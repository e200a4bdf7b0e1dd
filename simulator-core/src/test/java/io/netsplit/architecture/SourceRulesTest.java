package io.netsplit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Scans the sources for what would break determinism or the habits of the house, and says what to use instead. A line that
 * is right all the same says so: "// determinism: never iterated".
 */
class SourceRulesTest {
    private record Rule(Pattern banned, String instead) {
        static Rule of(String regex, String instead) {
            return new Rule(Pattern.compile(regex), instead);
        }
    }

    private static final String EXEMPT = "// determinism:";

    private static final List<Rule> CORE = List.of(
            Rule.of(
                    "(?<!Strict)\\bMath\\.(log|log10|log1p|exp|expm1|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot)\\(",
                    "use StrictMath: Math differs between machines in the last digit"),
            Rule.of(
                    "\\bSystem\\.(nanoTime|currentTimeMillis)\\(|\\bInstant\\.now\\(|\\bLocalDateTime\\.now\\(",
                    "use Simulation.now() or the node's Clock: virtual time is the only time"),
            Rule.of(
                    "\\bnew Random\\(|\\bThreadLocalRandom\\b|\\bSplittableRandom\\b|\\bSecureRandom\\b|Math\\.random\\(|randomUUID\\(",
                    "use Simulation.random(\"stream\") or Context.random()"),
            Rule.of(
                    "\\bnew (HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable)\\b",
                    "use LinkedHashMap, TreeMap or an array: hash order differs between machines"),
            Rule.of(
                    "\\b(Set|Map)\\.(of|copyOf|ofEntries)\\(|Collectors\\.(toSet|toMap|groupingBy|toUnmodifiableSet|toUnmodifiableMap)\\(",
                    "use List.of or a LinkedHashMap: immutable sets and maps iterate in another order in every JVM"),
            Rule.of(
                    "\\bSystem\\.identityHashCode\\(|\\bObject::hashCode\\b",
                    "use an index that you assign: identity hashes differ between runs"),
            Rule.of(
                    "\\.parallel(Stream)?\\(\\)",
                    "use a plain loop: the runner runs seeds in parallel, a run is one thread"),
            Rule.of("\\bsynchronized\\b|\\bvolatile\\b", "a run is one thread: leave it out"));

    private static final List<Rule> EVERYWHERE = List.of(
            Rule.of(
                    "\\bString\\.format\\((?!Locale)|\\.formatted\\(",
                    "use String.format(Locale.ROOT, …): a locale changes digits and commas"),
            Rule.of("\\.to(Upper|Lower)Case\\(\\)", "use toLowerCase(Locale.ROOT): in Turkish, I is not i"),
            Rule.of("\\.getBytes\\(\\)|^import java\\.io\\.(FileReader|FileWriter);", "name the charset: UTF_8"),
            Rule.of(
                    "^import static (?!.*(Assertions|Assumptions|ArchRuleDefinition|SlicesRuleDefinition)).*\\*;|^import (?!static).*\\*;",
                    "import classes by name"));

    private static final List<Rule> TESTS = List.of(
            Rule.of("@Disabled\\b|\\bassume(True|False|That)\\(", "a test runs or is deleted"),
            Rule.of("\\bThread\\.sleep\\(", "wait for the event itself: sleeping hides a race"),
            Rule.of("@RepeatedTest\\b|@RetryingTest\\b", "use seeds: a retry hides a race"));

    @Test
    void coreIsDeterministic() {
        assertThat(violations(root().resolve("simulator-core/src/main/java"), CORE))
                .isEmpty();
    }

    @Test
    void sourcesDoNotDependOnLocaleOrCharset() {
        List<String> found = new ArrayList<>();
        for (String module : List.of("simulator-core", "scenarios", "cluster-node", "visualizer")) {
            found.addAll(violations(root().resolve(module + "/src"), EVERYWHERE));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void testsNeitherSleepNorRetryNorSkip() {
        List<String> found = new ArrayList<>();
        for (String module : List.of("simulator-core", "scenarios", "cluster-node", "visualizer")) {
            found.addAll(violations(root().resolve(module + "/src/test"), TESTS));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyRuleFindsWhatItBans() {
        assertThat(scan("X.java", List.of("double d = Math.log(x);"), CORE)).hasSize(1);
        assertThat(scan("X.java", List.of("double d = StrictMath.log(x);"), CORE))
                .isEmpty();
        assertThat(scan("X.java", List.of("new HashMap<>()"), CORE)).hasSize(1);
        assertThat(scan("X.java", List.of("new HashMap<>() // determinism: never iterated"), CORE))
                .isEmpty();
        assertThat(scan("X.java", List.of("new LinkedHashMap<>()"), CORE)).isEmpty();
        assertThat(scan("X.java", List.of("String.format(\"%d\", 1)"), EVERYWHERE))
                .hasSize(1);
        assertThat(scan("X.java", List.of("name.toLowerCase()"), EVERYWHERE)).hasSize(1);
    }

    private static List<String> violations(Path folder, List<Rule> rules) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.endsWith("SourceRulesTest.java"))
                    .sorted()
                    .toList()) {
                found.addAll(scan(root().relativize(file).toString(), Files.readAllLines(file), rules));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static List<String> scan(String file, List<String> lines, List<Rule> rules) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String code = line.strip();
            if (line.contains(EXEMPT) || code.startsWith("*") || code.startsWith("//") || code.startsWith("/*")) {
                continue;
            }
            for (Rule rule : rules) {
                if (rule.banned.matcher(line).find()) {
                    found.add(file + ":" + (i + 1) + ": " + code + "  → " + rule.instead);
                }
            }
        }
        return found;
    }

    /** The checkout: the nearest folder above that holds simulator-core and scenarios. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("simulator-core"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
