package io.netsplit.real.node;

import java.util.ServiceLoader;

/** The main class of every node's JVM: reads what it is told, starts its product's member, and serves until it is ended. */
public final class NodeMain {
    private static final int FAILED = 4;

    private NodeMain() {}

    /** Makes members; found by {@link ServiceLoader} on the node's class path, which holds one product. */
    public interface Factory {
        /** The back end's name. */
        String name();

        Member create(NodeSettings settings, Controller controller) throws Exception;
    }

    /** @param arguments the back end's name */
    public static void main(String[] arguments) throws Exception {
        String text = System.getenv(NodeSettings.VARIABLE);
        if (arguments.length != 1 || text == null) {
            System.err.println("netsplit node: this is started by netsplit itself, which says everything it needs in "
                    + NodeSettings.VARIABLE);
            System.exit(FAILED);
        }
        NodeSettings settings = NodeSettings.read(text);
        Controller controller = new Controller(settings);
        Member member = factory(arguments[0]).create(settings, controller);
        Thread starter = new Thread(() -> start(member, controller), "start");
        starter.setDaemon(true);
        starter.start();
        controller.serve(member);
    }

    private static void start(Member member, Controller controller) {
        try {
            member.start();
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            controller.failed(e.toString());
        }
    }

    private static Factory factory(String name) {
        for (Factory factory : ServiceLoader.load(Factory.class)) {
            if (factory.name().equals(name)) {
                return factory;
            }
        }
        throw new IllegalArgumentException("no back end is called '" + name + "' on this node's class path");
    }
}
