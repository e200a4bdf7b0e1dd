package io.netsplit.real.hazelcast;

import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.spi.MemberAddressProvider;
import java.net.InetSocketAddress;

/** A member listens at one address, and the others know it by another one, behind which the proxy listens. */
record KnownAddress(InetSocketAddress own, InetSocketAddress known) implements MemberAddressProvider {
    KnownAddress(String own, String known) {
        this(address(own), address(known));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public InetSocketAddress getBindAddress() {
        return own;
    }

    @Override
    public InetSocketAddress getBindAddress(EndpointQualifier qualifier) {
        return own;
    }

    @Override
    public InetSocketAddress getPublicAddress() {
        return known;
    }

    @Override
    public InetSocketAddress getPublicAddress(EndpointQualifier qualifier) {
        return known;
    }
}
