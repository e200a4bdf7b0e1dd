package io.netsplit.real.hosted;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a class that is nothing but them: it has one constructor whose parameters are its fields, by name, as a
 * record has. Only netsplit's own classes have a shape.
 */
final class Shape {
    private static final String OWN = "io.netsplit.";
    private static final Map<String, Shape> KNOWN = new ConcurrentHashMap<>();

    private final Constructor<?> constructor;
    private final List<Field> fields;

    private Shape(Constructor<?> constructor, List<Field> fields) {
        this.constructor = constructor;
        this.fields = fields;
    }

    static Shape of(Class<?> type) {
        return KNOWN.computeIfAbsent(type.getName(), name -> find(type));
    }

    /** By the class's name, as it came in. */
    static Shape of(String name) throws IOException {
        Shape known = KNOWN.get(name);
        return known != null ? known : of(own(name));
    }

    static Object constant(String name, int ordinal) throws IOException {
        Object[] constants = own(name).getEnumConstants();
        if (constants == null || ordinal < 0 || ordinal >= constants.length) {
            throw new IOException(name + " has no constant number " + ordinal);
        }
        return constants[ordinal];
    }

    /** The class's name, if it is one of netsplit's own. */
    static String named(Class<?> type) {
        if (!type.getName().startsWith(OWN)) {
            throw new IllegalArgumentException("no value of " + type + " can travel: it is not one of netsplit's own");
        }
        return type.getName();
    }

    /** One of netsplit's own classes, by the name that came in. */
    static Class<?> own(String name) throws IOException {
        if (!name.startsWith(OWN)) {
            throw new IOException("a foreign class: " + name);
        }
        try {
            return Class.forName(name, false, Shape.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IOException("no such class: " + name, e);
        }
    }

    private static Shape find(Class<?> type) {
        named(type);
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            List<Field> fields = fields(type, constructor);
            if (fields != null) {
                constructor.setAccessible(true);
                fields.forEach(field -> field.setAccessible(true));
                return new Shape(constructor, fields);
            }
        }
        throw new IllegalArgumentException(
                "no value of " + type + " can travel: it has no constructor whose parameters are its fields");
    }

    /** The class's fields in the order of the constructor's parameters; null where they are not the same. */
    private static @Nullable List<Field> fields(Class<?> type, Constructor<?> constructor) {
        List<Field> own = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                own.add(field);
            }
        }
        if (own.size() != constructor.getParameterCount()) {
            return null;
        }
        List<Field> ordered = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            Field field = own.stream()
                    .filter(one -> one.getName().equals(parameter.getName()) && one.getType() == parameter.getType())
                    .findFirst()
                    .orElse(null);
            if (field == null) {
                return null;
            }
            ordered.add(field);
        }
        return ordered;
    }

    int size() {
        return fields.size();
    }

    List<@Nullable Object> fieldsOf(Object value) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : fields) {
            try {
                values.add(field.get(value));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    Object make(List<@Nullable Object> values) throws IOException {
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException | InstantiationException | IllegalArgumentException e) {
            throw new IOException(
                    "no " + constructor.getDeclaringClass().getName() + " has these fields: " + values, e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
