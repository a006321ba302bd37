import { mount } from '../ui/mount.tsx';

mount(<p>PointFive</p>);
