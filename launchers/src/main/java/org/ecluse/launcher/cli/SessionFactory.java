package org.ecluse.launcher.cli;

import java.lang.reflect.Constructor;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine;

/** Makes a command with the session as its constructor argument; what has no such constructor picocli makes itself. */
final class SessionFactory implements CommandLine.IFactory {
    private final Session session;

    SessionFactory(Session session) {
        this.session = session;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Session.class) {
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(session));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
