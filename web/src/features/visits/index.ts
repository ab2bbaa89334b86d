// The door: the phone's pages load with it, hence nothing of the desk's texts may be named here but behind an import().
export { field_visit_routes } from './field/routes'
export { made_small, NoPicture } from './field/picture'
