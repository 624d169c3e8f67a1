package dev.hopdb.git.jgit;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;

/** Makes a tree that differs from another in some files. Only the folders on the way to them are read and written. */
final class TreeEdit {

    private final ObjectReader reader;
    private final ObjectInserter inserter;

    TreeEdit(ObjectReader reader, ObjectInserter inserter) {
        this.reader = reader;
        this.inserter = inserter;
    }

    /** @param files the blob that each path gets; a zero id removes the file, and folders that get empty by that */
    ObjectId apply(ObjectId tree, Map<String, ObjectId> files) throws IOException {
        return files.isEmpty() ? tree : insert(edited(TreeFolder.read(reader, tree), files));
    }

    private Map<String, TreeFolder.Item> edited(TreeFolder folder, Map<String, ObjectId> files) throws IOException {
        Map<String, TreeFolder.Item> items = new HashMap<>();
        folder.items().forEach(item -> items.put(item.raw(), item));
        Map<String, Map<String, ObjectId>> below = new HashMap<>();
        for (Map.Entry<String, ObjectId> file : files.entrySet()) {
            int slash = file.getKey().indexOf('/');
            if (slash < 0) {
                put(items, TreeFolder.Item.raw(file.getKey()), file.getValue());
            } else {
                below.computeIfAbsent(file.getKey().substring(0, slash), name -> new HashMap<>())
                        .put(file.getKey().substring(slash + 1), file.getValue());
            }
        }
        for (Map.Entry<String, Map<String, ObjectId>> child : below.entrySet()) {
            editFolder(items, TreeFolder.Item.raw(child.getKey()), child.getValue());
        }
        return items;
    }

    private static void put(Map<String, TreeFolder.Item> items, String name, ObjectId blob) {
        if (blob.equals(ObjectId.zeroId())) {
            items.remove(name);
            return;
        }
        TreeFolder.Item old = items.get(name);
        FileMode mode = old != null && old.isFile() ? old.mode() : FileMode.REGULAR_FILE;
        items.put(name, new TreeFolder.Item(name, mode, blob));
    }

    private void editFolder(Map<String, TreeFolder.Item> items, String name, Map<String, ObjectId> files)
            throws IOException {
        TreeFolder.Item old = items.get(name);
        TreeFolder before = old != null && old.isFolder() ? TreeFolder.read(reader, old.id()) : TreeFolder.EMPTY;
        Map<String, TreeFolder.Item> after = edited(before, files);
        if (!after.isEmpty()) {
            items.put(name, new TreeFolder.Item(name, FileMode.TREE, insert(after)));
        } else if (old != null && old.isFolder()) {
            items.remove(name);
        }
    }

    /** Git orders a folder as if its name ended with a slash. */
    private ObjectId insert(Map<String, TreeFolder.Item> items) throws IOException {
        TreeMap<String, TreeFolder.Item> ordered = new TreeMap<>();
        items.values().forEach(item -> ordered.put(item.isFolder() ? item.raw() + "/" : item.raw(), item));
        TreeFormatter formatter = new TreeFormatter();
        ordered.values().forEach(item -> formatter.append(item.bytes(), item.mode(), item.id()));
        return inserter.insert(Constants.OBJ_TREE, formatter.toByteArray());
    }
}
