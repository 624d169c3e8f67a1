SELECT d.classid, d.objid FROM pg_depend d WHERE d.deptype = 'e';
