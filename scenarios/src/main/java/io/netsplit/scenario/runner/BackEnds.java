package io.netsplit.scenario.runner;

import io.netsplit.run.BackEnd;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The back ends that there are: those on the class path, and those in the jar of the module {@code cluster-node} where
 * netsplit was started from a checkout. Nothing here names one.
 */
public final class BackEnds {
    private static final String HOME = "netsplit.home";
    private static final String JAR = "cluster-node/target/cluster-node.jar";

    private BackEnds() {}

    /** In the order of their names. */
    public static List<BackEnd> all() {
        List<BackEnd> found = new ArrayList<>();
        ServiceLoader.load(BackEnd.class, loader()).forEach(found::add);
        found.sort(Comparator.comparing(BackEnd::name));
        return found;
    }

    /** The one with this name. */
    public static Optional<BackEnd> find(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static ClassLoader loader() {
        ClassLoader own = BackEnds.class.getClassLoader();
        Path jar = Path.of(System.getProperty(HOME, "")).resolve(JAR);
        if (System.getProperty(HOME, "").isEmpty() || !Files.isRegularFile(jar)) {
            return own;
        }
        try {
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, own);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
