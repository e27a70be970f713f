import { dirname } from 'node:path';
import { circlesIn, importsOf, presentRooms, type Rooms, type Tree } from './rooms.ts';

const LARGEST_FOLDER = 15;
const DEEPEST_FOLDER = 3;
const LONGEST_README = 12;

/** Every way in which the files of `tree` break the rules about rooms, each as one line. */
export function roomProblems(tree: Tree, allowed: Rooms): readonly string[] {
  const imports = importsOf(tree);
  const present = presentRooms(imports);
  return [
    ...without(present, allowed, (edge) => `${edge} is not listed in rooms.json`),
    ...without(allowed, present, (edge) => `${edge} is listed in rooms.json, but nothing uses it`),
    ...circlesIn(new Map(Object.entries(present))).map((each) => `circle of rooms: ${each}`),
    ...circlesIn(imports).map((each) => `circle of files: ${each}`),
    ...folderProblems([...tree.keys()]),
    ...readmeProblems(tree),
  ];
}

function without(rooms: Rooms, others: Rooms, problem: (edge: string) => string): readonly string[] {
  return Object.entries(rooms).flatMap(([room, imported]) => [
    ...(others[room] ? [] : [problem(room)]),
    ...imported.filter((each) => !others[room]?.includes(each)).map((each) => problem(`${room} → ${each}`)),
  ]);
}

function folderProblems(files: readonly string[]): readonly string[] {
  const code = files.filter((file) => /^(domain|functions|infra|test|bench)\//.test(file));
  const counted = code.filter((file) => !file.endsWith('.md')).map((file) => dirname(file));
  return [...new Set(counted)].flatMap((folder) => {
    const size = counted.filter((each) => each === folder).length;
    const depth = folder.split('/').length - 1;
    return [
      ...(size > LARGEST_FOLDER ? [`${folder} has ${size} files, more than ${LARGEST_FOLDER}`] : []),
      ...(depth > DEEPEST_FOLDER ? [`${folder} is ${depth} levels deep, more than ${DEEPEST_FOLDER}`] : []),
    ];
  });
}

function readmeProblems(tree: Tree): readonly string[] {
  const tops = new Set([...tree.keys()].map((file) => file.split('/')[0]));
  return [...tops].flatMap((top) => {
    const readme = tree.get(`${top}/README.md`);
    if (readme === undefined) return [`${top} has no README.md`];
    const lines = readme.trimEnd().split('\n').length;
    return lines > LONGEST_README ? [`${top}/README.md has ${lines} lines, more than ${LONGEST_README}`] : [];
  });
}
