package io.netsplit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples in docs/java-api.md compile as they stand there, and their tests pass. */
class JavaApiDocTest {
    private static final Path DOC = Path.of("..", "docs", "java-api.md");
    private static final Pattern EXAMPLE = Pattern.compile("```java\\R(class (\\w+) \\{.*?)```", Pattern.DOTALL);
    private static final String IMPORTS = """
            import static org.assertj.core.api.Assertions.assertThat;
            import io.netsplit.check.linearizability.*;
            import io.netsplit.check.linearizability.judge.Judge;
            import io.netsplit.history.*;
            import io.netsplit.kernel.*;
            import io.netsplit.model.*;
            import io.netsplit.random.*;
            import io.netsplit.stats.*;
            import io.netsplit.kernel.Timer;
            import java.util.ArrayDeque;
            import java.util.ArrayList;
            import java.util.List;
            import org.junit.jupiter.api.Test;
            """;

    private record Example(String name, String code) {}

    @TempDir
    private Path folder;

    @Test
    void theFirstExampleFitsIntoThirtyLines() throws IOException {
        assertThat(examples().get(0).code().lines().count()).isLessThanOrEqualTo(30);
    }

    @TestFactory
    List<DynamicTest> everyExampleCompilesAndPasses() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> run(example)))
                .toList();
    }

    private static List<Example> examples() throws IOException {
        Matcher matcher = EXAMPLE.matcher(Files.readString(DOC));
        List<Example> examples = new ArrayList<>();
        while (matcher.find()) {
            examples.add(new Example(matcher.group(2), matcher.group(1)));
        }
        assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
        return examples;
    }

    private void run(Example example) throws Exception {
        Path source = folder.resolve(example.name() + ".java");
        Files.writeString(source, IMPORTS + example.code());
        compile(source);
        URL[] classes = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            int tests = 0;
            for (Method method : loader.loadClass(example.name()).getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
                    constructor.setAccessible(true);
                    method.setAccessible(true);
                    method.invoke(constructor.newInstance());
                    tests++;
                }
            }
            assertThat(tests).as("tests in %s", example.name()).isPositive();
        }
    }

    private void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString());
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }
}
