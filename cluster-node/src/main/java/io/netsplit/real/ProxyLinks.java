package io.netsplit.real;

import io.netsplit.network.LinkSettings;
import io.netsplit.real.control.Connection;
import io.netsplit.real.framing.Framing;
import io.netsplit.real.launch.Addresses;
import io.netsplit.real.launch.Addressing;
import io.netsplit.real.launch.CallerAddresses;
import io.netsplit.real.proxy.LinkProxy;
import io.netsplit.real.proxy.LinkRule;
import io.netsplit.real.proxy.Passed;
import java.io.IOException;
import java.util.List;

/** Every connection between two nodes goes through a proxy of the controller: for products that cannot be asked. */
final class ProxyLinks implements Links {
    private final LinkProxy proxy;
    private final Addressing addresses;

    private ProxyLinks(LinkProxy proxy, Addressing addresses) {
        this.proxy = proxy;
        this.addresses = addresses;
    }

    /** For products that keep to names. */
    static ProxyLinks byName(int nodes, Framing framing, long seed) throws IOException {
        LinkProxy proxy = new LinkProxy(nodes, framing, seed);
        return new ProxyLinks(proxy, Addresses.behind(proxy, nodes));
    }

    /** For products whose nodes tell each other addresses, which must mean the same to all of them. */
    static ProxyLinks byCaller(int nodes, Framing framing, long seed) throws IOException {
        LinkProxy proxy = new LinkProxy(nodes, framing, seed);
        return new ProxyLinks(proxy, CallerAddresses.behind(proxy, nodes));
    }

    @Override
    public List<String> peersOf(int node) {
        return addresses.peersOf(node);
    }

    @Override
    public String bind(int node) {
        return addresses.bind(node);
    }

    @Override
    public String hosts(int node) throws IOException {
        return addresses.hosts(node);
    }

    @Override
    public void set(int from, int to, boolean cut, LinkSettings settings) {
        proxy.setRule(from, to, LinkRule.of(cut, settings));
    }

    @Override
    public List<Passed> passedFrom(int node) {
        return proxy.passedFrom(node);
    }

    @Override
    public void connected(Connection connection) {}

    @Override
    public void close() {
        proxy.close();
    }
}
